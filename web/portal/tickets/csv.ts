import { dayOf } from '../../../lambdas/tickets/filters.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { csv } from '../../shared/files/csv.ts';
import { type ColumnName, columns, wordsOf } from './columns.ts';

/** Tickets as comma-separated values (D8). */

export const headOf = (chosen: readonly ColumnName[]): string =>
  csv([chosen.map((name) => columns[name].title)]);

/** The tickets with these columns; times as `2026-11-22 09:30` in the person's zone. */
export const rowsOf = (tickets: readonly Ticket[], chosen: readonly ColumnName[]): string =>
  csv(tickets.map((ticket) => chosen.map((name) => exported(name, columns[name].value(ticket)))));

const exported = (name: ColumnName, value: string): string => {
  if (columns[name].kind !== 'date' || value.length <= 10) return wordsOf(name, value);
  const at = new Date(value);
  const clock = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dayOf(value)} ${clock}`;
};
