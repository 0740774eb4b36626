import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { type ColumnName, columnNames, columns, wordsOf } from './columns.ts';
import type { Filters } from './filters.ts';

/** Filters and order of the tickets that are loaded, in the browser (D3, D4). */

/** Text as people compare it: without case and accents. */
const plainly = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const two = (number: number): string => String(number).padStart(2, '0');

/** The calendar day of a time in the person's zone, or the day itself. */
export const dayOf = (value: string): string => {
  if (value.length <= 10) return value;
  const at = new Date(value);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

/** The two days of a range; empty where it is open. */
export const daysOf = (range: string): { from: string; to: string } => {
  const [from = '', to = ''] = range.split('..');
  return { from, to };
};

/** Whether a ticket passes one filter. */
const test = (name: ColumnName, wanted: string): ((ticket: Ticket) => boolean) => {
  const { kind, value } = columns[name];
  if (kind === 'set') return (ticket) => value(ticket) === wanted;
  if (kind === 'text') {
    const words = plainly(wanted).split(/\s+/).filter(Boolean);
    return (ticket) => {
      const text = plainly(value(ticket));
      return words.every((word) => text.includes(word));
    };
  }
  const { from, to } = daysOf(wanted);
  return (ticket) => {
    const day = dayOf(value(ticket));
    return (day !== '' || wanted === '') && (from === '' || day >= from) && (to === '' || day <= to);
  };
};

/** The tickets that pass all filters, in their order. */
export const filterTickets = (tickets: readonly Ticket[], filters: Filters): readonly Ticket[] => {
  const tests = columnNames.flatMap((name) =>
    filters[name] === undefined ? [] : [test(name, filters[name])],
  );
  return tests.length === 0 ? tickets : tickets.filter((ticket) => tests.every((passes) => passes(ticket)));
};

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
 * What the drop-down of a column offers: each value with the number of tickets that choosing it would show, the other
 * filters given. The chosen one is offered even when no ticket holds it any more.
 */
export const optionsOf = (
  tickets: readonly Ticket[],
  filters: Filters,
  name: ColumnName,
): readonly Option[] => {
  const { [name]: chosen, ...others } = filters;
  const counts = new Map<string, number>(chosen === undefined ? [] : [[chosen, 0]]);
  for (const ticket of filterTickets(tickets, others)) {
    const value = columns[name].value(ticket);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const compare = inOrder(name);
  return [...counts]
    .map(([value, count]) => ({ value, words: value === '' ? 'None' : wordsOf(name, value), count }))
    .toSorted((a, b) => Number(a.value === '') - Number(b.value === '') || compare(a.value, b.value));
};
