import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { EndOfRows } from '../../shared/lists/EndOfRows.tsx';
import { useDrawn } from '../../shared/lists/use-drawn.ts';
import { useRoom } from '../../shared/lists/use-room.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import { soonMs, timeLeft } from '../../shared/ticket/clock.plain.ts';
import { useCalendar, useStart } from '../frame/start.ts';
import { queueQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import { chooseTickets } from './queue-search.ts';
import { QueueChoice } from './QueueChoice.tsx';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueTable } from './QueueTable.tsx';
import classes from './Queue.module.css';

/** One and the same, so that nothing is counted anew. */
const none: readonly Ticket[] = [];
/** A row is at least so high, in px; on a phone it is higher. */
const rowHeight = 50;

const route = getRouteApi<'/', DeskRouter>('/');

/** The tickets of a team, mine, or all, with the most urgent on top (J1). */
export const QueuePage = () => {
  const search = route.useSearch();
  const { teams } = useStart();
  const team = teams.find(({ id }) => id === search.queue);
  // A team that is no more has no queue: all tickets are shown.
  const queue = search.queue === 'mine' ? 'mine' : (team?.id ?? 'all');
  const [find, setFind] = useState('');
  const wanted = useDeferredValue(find);
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useQuery({
    ...queueQuery(queue),
    placeholderData: keepPreviousData,
  });
  const calendar = useCalendar();
  const tickets = data?.tickets ?? none;
  const shown = useMemo(() => {
    const isSoon = (ticket: Ticket) => (timeLeft(ticket, dataUpdatedAt, calendar) ?? Infinity) <= soonMs;
    return chooseTickets(tickets, search, wanted, isSoon);
  }, [tickets, search, wanted, dataUpdatedAt, calendar]);
  const asked = JSON.stringify([search, wanted]);
  const result = useRef<HTMLDivElement>(null);
  const { drawn, drawMore } = useDrawn(shown, useRoom(result, rowHeight), asked);
  const name = queue === 'mine' ? 'My tickets' : (team?.name ?? 'All tickets');
  return (
    <>
      <PageTitle>{name}</PageTitle>
      <QueueChoice search={search} />
      <QueueFilters search={search} tickets={tickets} find={find} onFind={setFind} />
      {data ? (
        <div ref={result} className={classes.result} data-old={isPlaceholderData || undefined}>
          <output className={classes.count}>
            {isPlaceholderData ? 'Loading …' : shown.length === 1 ? '1 ticket' : `${shown.length} tickets`}
          </output>
          {shown.length === 0 ? (
            <EmptyState title="No tickets here">
              {data.tickets.length === 0
                ? 'This queue is empty. Well done.'
                : 'Another status or another word may show some.'}
            </EmptyState>
          ) : (
            <QueueTable tickets={drawn} asked={asked} search={search} now={dataUpdatedAt} name={name} />
          )}
          {drawn.length < shown.length ? <EndOfRows key={drawn.length} onSeen={drawMore} /> : null}
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading lines={12} height={40} what="the tickets" />
      )}
    </>
  );
};
