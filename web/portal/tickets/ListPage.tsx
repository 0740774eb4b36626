import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { Filters } from '../../../lambdas/tickets/columns.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { SiteSelect } from '../sites/SiteSelect.tsx';
import { Pick } from '../approvals/Pick.tsx';
import { useMe } from '../use-me.ts';
import type { ColumnName } from './columns.ts';
import { EndOfRows } from '../../shared/lists/EndOfRows.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FilterRow } from './FilterRow.tsx';
import { useListSettings } from './list-settings.ts';
import { ListTabs } from './ListTabs.tsx';
import { ListTools } from './ListTools.tsx';
import classes from './ListPage.module.css';
import { listTitle } from './list-title.ts';
import { countWords, emptyWords, listMeanings, orderWords } from './list-words.ts';
import { Tickets } from './Tickets.tsx';
import { isChanged } from './view-search.ts';
import { useAddress } from './use-address.ts';
import { useExport } from './use-export.ts';
import { useList } from './use-list.ts';
import { useNarrow } from './use-narrow.ts';
import { useRoom } from '../../shared/lists/use-room.ts';

const ColumnChooser = lazy(async () => ({ default: (await import('./ColumnChooser.tsx')).ColumnChooser }));
const ViewsDialog = lazy(async () => ({ default: (await import('./ViewsDialog.tsx')).ViewsDialog }));

const DecideSeveral = lazy(async () => ({
  default: (await import('../approvals/DecideSeveral.tsx')).DecideSeveral,
}));

const route = getRouteApi('/tickets');
/** A row, and a summary, are at least so high, in px. */
const rowHeights = { list: 44, summary: 96 };

/** One and the same, so that nothing counts anew. */
const unfiltered: Filters = {};

/** Each list begins at its start, with its own filters open or closed. */
export const ListPage = () => {
  const { list, period, site, saved } = route.useSearch();
  return <OneList key={`${list} ${period} ${site} ${saved}`} />;
};

/** A list of tickets, filtered and sorted; all of it is in the address, so that a link can be shared. */
const OneList = () => {
  const [search, change] = useAddress();
  const navigate = route.useNavigate();
  const { list, site, words, filters = unfiltered, sort, down = false } = search;
  const { me } = useMe();
  const sites = useMemo(() => me.sites.map(({ name }) => name), [me.sites]);
  const view = me.preferences.views.find(({ id }) => id === search.saved);
  const changed = view !== undefined && isChanged(view, search);
  const title = view ? `${view.name}${changed ? ' (changed)' : ''}` : listTitle(search);
  const kept = useListSettings();
  const columns = search.columns ?? kept.columns;
  const isNarrow = useNarrow();
  const layout = (isNarrow ? kept.settings.narrow : kept.settings.wide) ?? (isNarrow ? 'summary' : 'list');
  const [filtersOpen, setFiltersOpen] = useState(false);
  const section = useRef<HTMLElement>(null);
  const [dialog, setDialog] = useState<'columns' | 'views'>();
  const { loading, error, refetch, loaded, found, tickets, drawn, isLong, ...more } = useList(
    search,
    useRoom(section, rowHeights[layout], filtersOpen),
  );
  const { start, cancel, words: exportWords } = useExport();
  const filter = useCallback(
    (name: ColumnName, value: string | undefined) =>
      change((before) => {
        const next = { ...before.filters, [name]: value };
        if (value === undefined) delete next[name];
        return { filters: Object.keys(next).length > 0 ? next : undefined };
      }),
    [change],
  );
  const choose = (chosen: readonly ColumnName[]) =>
    search.columns ? change({ columns: chosen }) : kept.change({ columns: [...chosen] });
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <ListTabs list={list} site={site} saved={view} />
      <div className={classes.tools}>
        <p className={classes.meaning}>
          {changed ? (
            <>
              A list that you saved. It shows something else now.{' '}
              <button type="button" className={classes.save} onClick={() => setDialog('views')}>
                Save the change
              </button>
            </>
          ) : view ? (
            'A list that you saved.'
          ) : (
            listMeanings[list]
          )}
        </p>
        <SiteSelect site={site} onChange={(to) => void navigate({ search: { ...search, site: to } })} />
        <input
          type="search"
          className={classes.search}
          aria-label="Filter this list"
          placeholder="Filter by words or number"
          maxLength={200}
          value={words ?? ''}
          onChange={(event) => change({ words: event.currentTarget.value || undefined })}
        />
      </div>
      <ListTools
        search={search}
        shown={columns}
        layout={layout}
        sortable={layout === 'summary' || isNarrow}
        filtersOpen={filtersOpen}
        exporting={exportWords}
        empty={!loading && !error && tickets.length === 0}
        onChange={change}
        onFilters={() => setFiltersOpen(!filtersOpen)}
        onDialog={setDialog}
        onLayout={(to) => kept.change(isNarrow ? { narrow: to } : { wide: to })}
        onExport={() =>
          void start({ search, columns, name: title, tickets: more.hasNextPage ? undefined : tickets })
        }
        onCancel={cancel}
      />
      {filtersOpen ? (
        <FilterRow
          tickets={found}
          counted={!isLong}
          shown={columns}
          filters={filters}
          sites={sites}
          onFilter={filter}
        />
      ) : (
        <FilterChips filters={filters} onFilter={filter} />
      )}
      <section ref={section} className={card.card} aria-label={title}>
        <Deciding tickets={list === 'approvals' && !error ? tickets : undefined}>
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : loading ? (
            <div className={card.inside}>
              <Loading what="the tickets" lines={8} height={26} />
            </div>
          ) : tickets.length === 0 ? (
            <EmptyState
              title={
                loaded.length > 0 || search.words || search.filters
                  ? 'No ticket in this list matches the filters.'
                  : emptyWords[list]
              }
            />
          ) : (
            <Tickets
              tickets={drawn}
              columns={columns}
              caption={title}
              asked={more.asked}
              layout={layout}
              order={{ by: sort, down, onSort: change }}
              Lead={list === 'approvals' ? Pick : undefined}
            />
          )}
        </Deciding>
      </section>
      <p className={classes.count} aria-live="polite">
        {loading || error ? '' : countWords(tickets.length, more.hasNextPage)}
        {sort && more.hasNextPage ? orderWords(tickets.length) : ''}
      </p>
      {drawn.length < tickets.length ? <EndOfRows key={drawn.length} onSeen={more.drawMore} /> : null}
      {more.hasNextPage ? (
        <Button variant="default" loading={more.fetching} onClick={() => void more.showMore()}>
          Show more
        </Button>
      ) : null}
      <Suspense>
        {dialog === 'columns' ? (
          <ColumnChooser
            chosen={columns}
            ofView={search.columns !== undefined}
            onChoose={choose}
            onClose={() => setDialog(undefined)}
          />
        ) : null}
        {dialog === 'views' ? (
          <ViewsDialog search={search} columns={columns} onClose={() => setDialog(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
};

/** The list of what waits for an approval has check boxes, and the buttons for what is chosen. */
const Deciding = ({ tickets, children }: { tickets: readonly Ticket[] | undefined; children: ReactNode }) =>
  tickets ? (
    <Suspense fallback={children}>
      <DecideSeveral tickets={tickets}>{children}</DecideSeveral>
    </Suspense>
  ) : (
    children
  );
