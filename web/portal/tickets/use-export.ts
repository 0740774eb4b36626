import { useEffect, useRef, useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { say } from '../../shared/ui/flash.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import { call } from '../portal.ts';
import { sortTickets } from './arrange.ts';
import type { ColumnName } from './columns.ts';
import type { ListSearch } from './list-search.ts';
import { narrowingOf } from './narrowed-list.ts';

/** Tickets that are asked for at once. */
const size = 500;
const counted = new Intl.NumberFormat();

type Wanted = {
  search: ListSearch;
  columns: readonly ColumnName[];
  name: string;
  /** The tickets in their order when all of them are here; else the service is asked, page by page. */
  tickets: readonly Ticket[] | undefined;
};

/** The export of a list: how far it is, and ways to start and to cancel it. */
export const useExport = () => {
  const [rows, setRows] = useState<number>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async ({ search, columns, name, tickets }: Wanted) => {
    const [{ exportPages, mostExported }, { openFile }] = await Promise.all([
      import('./export-pages.ts'),
      import('../../shared/files/csv-file.ts'),
    ]);
    const sink = await openFile(name, tickets === undefined);
    if (!sink) return;
    const stop = new AbortController();
    running.current = stop;
    setRows(0);
    const asked = { ...narrowingOf(search), ...(search.list === 'all' && { size }) };
    try {
      const done = await exportPages({
        read: (cursor, signal) =>
          tickets
            ? Promise.resolve({ tickets })
            : call('listTickets', { query: { ...asked, cursor } }, { signal }),
        sink,
        columns,
        order: !tickets && search.sort ? (all) => sortTickets(all, search.sort, search.down) : undefined,
        signal: stop.signal,
        onProgress: setRows,
      });
      say(
        done.cut
          ? `The list is long: the file holds its first ${counted.format(mostExported)} tickets. Narrow the list to export the others.`
          : `${counted.format(done.rows)} ${done.rows === 1 ? 'ticket' : 'tickets'} exported.`,
      );
    } catch (failure) {
      say(
        stop.signal.aborted ? 'The export was cancelled.' : `The list was not exported. ${wordsFor(failure)}`,
      );
    } finally {
      setRows(undefined);
    }
  };
  return {
    /** Tickets written so far; undefined while nothing is exported. */
    rows,
    words: rows === undefined ? '' : `Exporting: ${counted.format(rows)} tickets so far`,
    start,
    cancel: () => running.current?.abort(),
  };
};
