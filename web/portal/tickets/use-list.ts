import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import { listQuery } from '../queries.ts';
import { filterTickets, sortTickets } from './arrange.ts';
import type { ColumnName } from './columns.ts';
import { saveCsv } from './save-csv.ts';
import type { ListSearch } from './list-search.ts';
import { narrow } from './narrow.ts';

/** Rows that the page draws at once, so that typing in a filter stays quick with a thousand of them. */
const step = 100;
/** An export holds at most so many tickets. */
const mostExported = 10_000;

/** A list as the address asks for it: what is loaded, what of it passes the filters, what of that is drawn. */
export const useList = (search: ListSearch) => {
  const { list, period, site, words, filters = {}, sort, down } = search;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    listQuery(list, period, site),
  );
  const [room, setRoom] = useState(step);
  const [exporting, setExporting] = useState(false);
  const loaded = useMemo(() => data?.pages.flatMap((page) => page.tickets) ?? [], [data]);
  const found = useMemo(() => narrow(loaded, words), [loaded, words]);
  const tickets = useMemo(
    () => sortTickets(filterTickets(found, filters), sort, down),
    [found, filters, sort, down],
  );
  const showMore = async () => {
    if (room >= tickets.length && hasNextPage) await fetchNextPage();
    setRoom(room + step);
  };

  /** Loads what is missing of the list, then saves all that passes the filters. */
  const exportCsv = async (columns: readonly ColumnName[], name: string) => {
    setExporting(true);
    try {
      let all = loaded;
      for (let more = hasNextPage; more && all.length < mostExported;) {
        const next = await fetchNextPage({ cancelRefetch: false });
        if (next.error) throw next.error;
        all = next.data?.pages.flatMap((page) => page.tickets) ?? [];
        more = next.hasNextPage;
      }
      const wanted = sortTickets(filterTickets(narrow(all, words), filters), sort, down);
      saveCsv(wanted.slice(0, mostExported), columns, name);
      say(
        all.length >= mostExported
          ? `The list is long: the file holds tickets among its first ${mostExported}.`
          : `${wanted.length} tickets exported.`,
      );
    } catch (failure) {
      say(`The list was not exported. ${wordsFor(failure)}`);
    } finally {
      setExporting(false);
    }
  };

  return {
    loading: !data,
    error,
    refetch,
    loaded,
    /** Those that hold the words: what the drop-downs of the filters count. */
    found,
    tickets,
    drawn: useMemo(() => tickets.slice(0, room), [tickets, room]),
    /** Whether the service has more than is loaded. */
    hasNextPage,
    fetching: isFetchingNextPage,
    showMore,
    exporting,
    exportCsv,
  };
};
