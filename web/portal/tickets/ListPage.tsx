import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { listQuery } from '../queries.ts';
import { ListTabs } from './ListTabs.tsx';
import classes from './ListPage.module.css';
import { listMeanings, listTitle } from './list-search.ts';
import { emptyWords, narrow } from './narrow.ts';
import { TicketTable } from './TicketTable.tsx';

const route = getRouteApi('/tickets');

/** A list of tickets: open, mine, recent and resolved whole; all of them page by page. */
export const ListPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { list, period, site, words } = search;
  const title = listTitle(search);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    listQuery(list, period, site),
  );
  const found = useMemo(() => data?.pages.flatMap((page) => page.tickets) ?? [], [data]);
  const tickets = useMemo(() => narrow(found, words), [found, words]);
  return (
    <>
      <PageTitle key={title}>{title}</PageTitle>
      <ListTabs list={list} site={site} />
      <div className={classes.tools}>
        <p className={classes.meaning}>{listMeanings[list]}</p>
        <input
          type="search"
          className={classes.search}
          aria-label="Filter this list"
          placeholder="Filter by words or number"
          value={words ?? ''}
          onChange={(event) =>
            void navigate({
              search: { ...search, words: event.currentTarget.value || undefined },
              replace: true,
            })
          }
        />
      </div>
      <section className={card.card} aria-label={title}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <div className={card.inside}>
            <Loading what="the tickets" lines={8} height={26} />
          </div>
        ) : tickets.length === 0 ? (
          <EmptyState
            title={found.length > 0 ? 'No ticket in this list holds these words.' : emptyWords[list]}
          />
        ) : (
          <TicketTable tickets={tickets} caption={title} />
        )}
      </section>
      <p className={classes.count} aria-live="polite">
        {data ? `${tickets.length} shown${hasNextPage ? ', there are more' : ''}` : ''}
      </p>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
};
