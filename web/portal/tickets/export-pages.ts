import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { ConnectionError, ProblemError } from '../../shared/api/problem-error.ts';
import type { ColumnName } from './columns.ts';
import { mark } from '../../shared/files/csv.ts';
import type { Sink } from '../../shared/files/csv-file.ts';
import { headOf, rowsOf } from './csv.ts';

/** An export of a list of any length, page by page: no more than one page is held, unless it is to be sorted (D8). */

/** A file holds at most so many tickets. */
export const mostExported = 10_000;

export type ExportPage = { tickets: readonly Ticket[]; cursor?: string | undefined };
export type Export = {
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<ExportPage>;
  sink: Sink;
  columns: readonly ColumnName[];
  /** Puts all of the tickets in the order that was chosen; as they come when absent. */
  order?: ((tickets: readonly Ticket[]) => readonly Ticket[]) | undefined;
  signal: AbortSignal;
  onProgress: (rows: number) => void;
  /** Waits so many ms before a page is asked for again. */
  wait?: (milliseconds: number) => Promise<void>;
};

const pauses = [500, 1_000, 2_000, 4_000];
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
const mayPass = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  (error instanceof ProblemError && (error.status >= 500 || error.status === 429));

/**
 * Writes the tickets with these columns below their names. A page that fails is asked for again, four times. `cut` says
 * that the list went on beyond what a file holds. Throws what the last try threw, or the signal's reason; then the sink
 * is aborted.
 */
export async function exportPages(job: Export): Promise<{ rows: number; cut: boolean }> {
  const { sink, columns, order, signal, onProgress } = job;
  const held: Ticket[] = [];
  const end = async () => {
    signal.throwIfAborted();
    if (order) await sink.write(rowsOf(order(held), columns));
    await sink.close();
  };
  try {
    await sink.write(mark + headOf(columns));
    let rows = 0;
    let cursor: string | undefined;
    do {
      const page = await patiently(job, cursor);
      const room = page.tickets.slice(0, mostExported - rows);
      if (order) held.push(...room);
      else if (room.length > 0) await sink.write(rowsOf(room, columns));
      rows += room.length;
      onProgress(rows);
      cursor = page.cursor;
      if (room.length < page.tickets.length || (rows === mostExported && cursor !== undefined)) {
        await end();
        return { rows, cut: true };
      }
    } while (cursor !== undefined);
    await end();
    return { rows, cut: false };
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

async function patiently({ read, signal, wait = pause }: Export, cursor: string | undefined) {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await read(cursor, signal);
    } catch (error) {
      const rest = pauses[attempt];
      if (rest === undefined || signal.aborted || !mayPass(error)) throw error;
      await wait(rest);
    }
  }
}
