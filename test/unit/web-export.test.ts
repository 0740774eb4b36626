import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import { ConnectionError, ProblemError } from '../../web/shared/api/problem-error.ts';
import { exportPages, mostExported, type ExportPage } from '../../web/portal/tickets/export-pages.ts';

/** Exports of long lists (D8), with tickets made up as they are asked for. */
const ticket = (at: number) =>
  ({
    number: `T20261122.${at}`,
    title: at % 7 === 0 ? '=HYPERLINK("x")' : `Ticket ${at}, with a comma`,
  }) as Ticket;

/** A list of so many tickets in pages; what a page takes is counted. */
const listOf = (length: number, size = 500) => {
  const asked: (string | undefined)[] = [];
  const read = async (cursor: string | undefined): Promise<ExportPage> => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    const tickets = Array.from({ length: Math.min(size, length - from) }, (_, i) => ticket(from + i));
    return { tickets, cursor: from + size < length ? String(from + size) : undefined };
  };
  return { asked, read };
};

const paper = () => {
  const parts: string[] = [];
  const state = { closed: false, aborted: false };
  return {
    parts,
    state,
    write: async (text: string) => void parts.push(text),
    close: async () => void (state.closed = true),
    abort: async () => void (state.aborted = true),
  };
};
type Job = Parameters<typeof exportPages>[0];
const job = (read: Job['read'], sink = paper(), order?: Job['order']) => {
  const stop = new AbortController();
  const progress: number[] = [];
  const waits: number[] = [];
  return {
    sink,
    stop,
    progress,
    waits,
    run: () =>
      exportPages({
        read,
        sink,
        columns: ['number', 'title'],
        order,
        signal: stop.signal,
        onProgress: (rows) => progress.push(rows),
        wait: async (milliseconds) => void waits.push(milliseconds),
      }),
  };
};
const rowsIn = (parts: string[]): string[] => parts.join('').slice(1).split('\r\n').slice(0, -1);

describe('an export', () => {
  test('of 12,345 tickets stops at 10,000, says so, and asks for no page beyond', async () => {
    const list = listOf(12_345);
    const { sink, progress, run } = job(list.read);
    expect(await run()).toEqual({ rows: mostExported, cut: true });
    const rows = rowsIn(sink.parts);
    expect(rows).toHaveLength(mostExported + 1);
    expect(rows.at(-1)).toContain('T20261122.9999');
    expect(list.asked).toHaveLength(20);
    expect(progress.at(-1)).toBe(mostExported);
    expect(sink.state).toEqual({ closed: true, aborted: false });
  });

  test('in an order holds the tickets of all pages in it', async () => {
    const { sink, run } = job(listOf(1_234).read, paper(), (tickets) => tickets.toReversed());
    expect(await run()).toEqual({ rows: 1_234, cut: false });
    const rows = rowsIn(sink.parts);
    expect(rows).toHaveLength(1_235);
    expect(rows[1]).toContain('T20261122.1233');
    expect(rows.at(-1)).toContain('T20261122.0');
    expect(sink.state.closed).toBe(true);
  });

  test('of exactly 10,000 tickets holds all of them', async () => {
    expect(await job(listOf(mostExported).read).run()).toEqual({ rows: mostExported, cut: false });
  });

  test('cuts within a page that is larger than what is left', async () => {
    const { sink, run } = job(listOf(10_400, 3_000).read);
    expect(await run()).toEqual({ rows: mostExported, cut: true });
    expect(rowsIn(sink.parts)).toHaveLength(mostExported + 1);
  });

  test('writes page after page and holds none: never more text at once than one page makes', async () => {
    const { sink, run } = job(listOf(10_000).read);
    await run();
    expect(sink.parts).toHaveLength(21);
    expect(Math.max(...sink.parts.map(({ length }) => length))).toBeLessThan(500 * 60);
  });

  test('begins with the mark that Excel knows UTF-8 by, names the columns, and runs no formula', async () => {
    const { sink, run } = job(listOf(8).read);
    expect(await run()).toEqual({ rows: 8, cut: false });
    expect(sink.parts[0]).toBe('\uFEFFNumber,Title\r\n');
    expect(rowsIn(sink.parts)[1]).toBe(`T20261122.0,"'=HYPERLINK(""x"")"`);
  });

  test('asks again for a page that fails, and goes on where it was', async () => {
    const list = listOf(1_200);
    let failures = 3;
    const { sink, waits, run } = job(async (cursor) => {
      if (cursor === '500' && failures-- > 0)
        throw failures === 1
          ? new ConnectionError()
          : new ProblemError({ status: 503, code: 'unavailable' } as never);
      return list.read(cursor);
    });
    expect(await run()).toEqual({ rows: 1_200, cut: false });
    expect(waits).toEqual([500, 1_000, 2_000]);
    expect(new Set(rowsIn(sink.parts)).size).toBe(1_201);
  });

  test('leaves nothing behind when a page fails for good, or one may not read it any more', async () => {
    const always = job(() => Promise.reject(new ConnectionError()));
    await expect(always.run()).rejects.toBeInstanceOf(ConnectionError);
    expect(always.waits).toHaveLength(4);
    expect(always.sink.state).toEqual({ closed: false, aborted: true });
    const refused = job(() => Promise.reject(new ProblemError({ status: 403, code: 'forbidden' } as never)));
    await expect(refused.run()).rejects.toBeInstanceOf(ProblemError);
    expect(refused.waits).toEqual([]);
  });

  test('can be cancelled in the middle', async () => {
    const list = listOf(10_000);
    const cancelled = job(async (cursor) => {
      if (cursor === '1500') cancelled.stop.abort();
      return list.read(cursor);
    });
    await expect(cancelled.run()).rejects.toThrow(/abort/i);
    expect(list.asked.length).toBeLessThan(6);
    expect(cancelled.sink.state).toEqual({ closed: false, aborted: true });
  });
});
