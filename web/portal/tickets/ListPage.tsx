import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { SiteSelect } from '../sites/SiteSelect.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { ColumnName } from './columns.ts';
import { FilterRow } from './FilterRow.tsx';
import { ListTabs } from './ListTabs.tsx';
import { ListTools } from './ListTools.tsx';
import classes from './ListPage.module.css';
import type { ListSearch } from './list-search.ts';
import { listTitle } from './list-title.ts';
import { emptyWords, listMeanings } from './narrow.ts';
import { Tickets } from './Tickets.tsx';
import { useColumns } from './use-columns.ts';
import { useList } from './use-list.ts';

const route = getRouteApi('/tickets');

/** Each list begins at its start, with its own filters open or closed. */
export const ListPage = () => {
  const { list, period, site } = route.useSearch();
  return <OneList key={`${list} ${period} ${site}`} />;
};

/** A list of tickets, filtered and sorted in the browser; all of it is in the address, so that a link can be shared. */
const OneList = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { list, site, words, filters = {}, sort, down = false } = search;
  const title = listTitle(search);
  const { columns, choose } = useColumns();
  const [filtersOpen, setFiltersOpen] = useState(search.filters !== undefined);
  const [choosing, setChoosing] = useState(false);
  const { loading, error, refetch, loaded, found, tickets, drawn, ...more } = useList(search);
  const change = (next: Partial<ListSearch>) =>
    void navigate({ search: { ...search, ...next }, replace: true, resetScroll: false });
  const filter = (name: ColumnName, value: string | undefined) => {
    const next = { ...filters, [name]: value };
    if (value === undefined) delete next[name];
    change({ filters: Object.keys(next).length > 0 ? next : undefined });
  };
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <ListTabs list={list} site={site} />
      <div className={classes.tools}>
        <p className={classes.meaning}>{listMeanings[list]}</p>
        <SiteSelect site={site} onChange={(to) => void navigate({ search: { ...search, site: to } })} />
        <input
          type="search"
          className={classes.search}
          aria-label="Filter this list"
          placeholder="Filter by words or number"
          value={words ?? ''}
          onChange={(event) => change({ words: event.currentTarget.value || undefined })}
        />
      </div>
      <ListTools
        search={search}
        shown={columns}
        filtersOpen={filtersOpen}
        exporting={more.exporting}
        onChange={change}
        onFilters={() => setFiltersOpen(!filtersOpen)}
        onColumns={() => setChoosing(true)}
        onExport={() => void more.exportCsv(columns, title)}
      />
      {filtersOpen ? <FilterRow tickets={found} shown={columns} filters={filters} onFilter={filter} /> : null}
      <section className={card.card} aria-label={title}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : loading ? (
          <div className={card.inside}>
            <Loading what="the tickets" lines={8} height={26} />
          </div>
        ) : tickets.length === 0 ? (
          <EmptyState
            title={loaded.length > 0 ? 'No ticket in this list matches the filters.' : emptyWords[list]}
          />
        ) : (
          <Tickets
            tickets={drawn}
            columns={columns}
            caption={title}
            summary={search.view === 'summary'}
            order={{ by: sort, down, onSort: (by, turn) => change({ sort: by, down: turn || undefined }) }}
          />
        )}
      </section>
      <p className={classes.count} aria-live="polite">
        {loading || error ? '' : countWords(tickets.length, drawn.length, loaded.length, more.hasNextPage)}
      </p>
      {more.hasNextPage || drawn.length < tickets.length ? (
        <Button variant="default" loading={more.fetching} onClick={() => void more.showMore()}>
          Show more
        </Button>
      ) : null}
      {choosing ? (
        <ColumnChooser chosen={columns} onChoose={choose} onClose={() => setChoosing(false)} />
      ) : null}
    </>
  );
};

/** "137 tickets, 100 shown"; and which ones the filters know when the service has more. */
const countWords = (matching: number, drawn: number, loaded: number, more: boolean): string =>
  [
    `${matching} ${matching === 1 ? 'ticket' : 'tickets'}`,
    drawn < matching ? `, ${drawn} shown` : '',
    more ? `. There are more: filters and order know the ${loaded} that are loaded.` : '',
  ].join('');
