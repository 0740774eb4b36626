import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Import, ImportRow, RowAct } from '../../../lambdas/imports/import.model.ts';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { rowsQuery } from './import-queries.ts';
import { actWords, detailsOf, number, tilesFor } from './import-words.ts';
import classes from './Imports.module.css';

/** The rows one by one, all of them or of one kind: what will be done, or was, and why not. */
export const Rows = ({ one }: { one: Import }) => {
  const [chosen, setAct] = useState<RowAct>();
  // What was chosen before an undo may name no row after it.
  const act = tilesFor(one).find((tile) => tile.act === chosen)?.act;
  const query = useInfiniteQuery(rowsQuery(one.id, one.state, act));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-label="Rows">
      <fieldset className={classes.tiles} aria-label="Which rows to show">
        <Tile
          words="All rows"
          count={one.rows}
          chosen={act === undefined}
          onChoose={() => setAct(undefined)}
        />
        {tilesFor(one).map(({ act: own, words, count }) => (
          <Tile
            key={own}
            words={words}
            count={count(one)}
            chosen={act === own}
            onChoose={() => setAct(own)}
          />
        ))}
      </fieldset>
      <div className={card.card}>
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : !query.data ? (
          <div className={card.inside}>
            <Loading what="the rows" lines={6} height={26} />
          </div>
        ) : rows.length === 0 && !query.hasNextPage ? (
          <EmptyState title="There is no such row." />
        ) : (
          <RowTable rows={rows} one={one} />
        )}
      </div>
      {query.hasNextPage ? (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more rows
          </Button>
        </div>
      ) : null}
    </section>
  );
};

type TileProps = { words: string; count: number; chosen: boolean; onChoose: () => void };

const Tile = ({ words, count, chosen, onChoose }: TileProps) => (
  <button type="button" className={classes.tile} aria-pressed={chosen} onClick={onChoose}>
    <strong>{number(count)}</strong> {words}
  </button>
);

const RowTable = ({ rows, one }: { rows: readonly ImportRow[]; one: Import }) => (
  <table className={`${classes.table} ${classes.rows}`}>
    <thead>
      <tr>
        <th scope="col">Line</th>
        <th scope="col">Name</th>
        <th scope="col">E-mail</th>
        <th scope="col">What</th>
        <th scope="col">Why, and what exactly</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.line}>
          <td data-column="line">{row.line}</td>
          <th scope="row" dir="auto">
            {row.name || '–'}
          </th>
          <td data-column="email">
            <Address address={row.email} />
          </td>
          <td data-column="act" data-act={row.act}>
            {actWords(row.act, one)}
          </td>
          <td>
            <Details row={row} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Details = ({ row }: { row: ImportRow }) => (
  <>
    {detailsOf(row).join(' ')}
    {row.emptied ? <strong>{` Emptied: ${row.emptied.join(', ')}.`}</strong> : null}
    {row.reason ? ` ${row.reason}` : null}
  </>
);

/** An address that is too long for its line breaks after the @ first. */
const Address = ({ address }: { address: string }) => {
  const domain = address.lastIndexOf('@') + 1;
  return (
    <bdi>
      {address.slice(0, domain)}
      <wbr />
      {address.slice(domain)}
    </bdi>
  );
};
