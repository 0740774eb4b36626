import type { Filters } from '../../../lambdas/tickets/columns.model.ts';
import { nearlyPassing } from '../../../lambdas/tickets/filters.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { type ColumnName, columns, wordsOf } from './columns.ts';

/** Order of the tickets that are loaded, and what their filters offer, in the browser (D3, D4). */

const alphabet = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The tickets by a column, up or down; equal ones keep their order, those without a value come last either way. */
export const sortTickets = (
  tickets: readonly Ticket[],
  by: ColumnName | undefined,
  down = false,
): readonly Ticket[] => {
  if (!by) return tickets;
  const { kind, value } = columns[by];
  const compare = kind === 'date' || by === 'number' ? byCode : inOrder(by);
  return tickets
    .map((ticket) => ({ ticket, key: value(ticket) }))
    .toSorted((a, b) =>
      a.key === '' || b.key === ''
        ? Number(a.key === '') - Number(b.key === '')
        : compare(a.key, b.key) * (down ? -1 : 1),
    )
    .map(({ ticket }) => ticket);
};

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Values in the column's own order, unknown ones after them; else by their words. */
const inOrder = (name: ColumnName): ((a: string, b: string) => number) => {
  const { order } = columns[name];
  if (!order) return (a, b) => alphabet.compare(a, b);
  const place = new Map(order.map((value, at) => [value, at]));
  return (a, b) => (place.get(a) ?? order.length) - (place.get(b) ?? order.length);
};

export type Option = { value: string; words: string; count: number };

/**
 * What the drop-downs of these columns offer: each value with the number of tickets that choosing it would show, the
 * other filters given. The chosen one is offered even when no ticket holds it any more, and so is what is known to exist.
 */
export const optionsOf = (
  tickets: readonly Ticket[],
  filters: Filters,
  names: readonly ColumnName[],
  known: (name: ColumnName) => readonly string[] = () => [],
): Partial<Record<ColumnName, readonly Option[]>> => {
  const near = nearlyPassing(tickets, filters);
  return Object.fromEntries(
    names.map((name) => {
      const chosen = filters[name];
      const counts = new Map<string, number>(
        [...known(name), ...(chosen === undefined ? [] : [chosen])].map((value) => [value, 0]),
      );
      for (const { ticket, but } of near) {
        if (but !== undefined && but !== name) continue;
        const value = columns[name].value(ticket);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [name, inWords(name, counts)];
    }),
  );
};

const inWords = (name: ColumnName, counts: Map<string, number>): Option[] => {
  const compare = inOrder(name);
  return [...counts]
    .map(([value, count]) => ({ value, words: value === '' ? 'None' : wordsOf(name, value), count }))
    .toSorted((a, b) => Number(a.value === '') - Number(b.value === '') || compare(a.value, b.value));
};
