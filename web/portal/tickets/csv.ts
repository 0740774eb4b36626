import { dayOf } from '../../../lambdas/tickets/filters.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { type ColumnName, columns, wordsOf } from './columns.ts';

/** Tickets as comma-separated values (RFC 4180) that spreadsheets open as they are (D8). */

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP's page on CSV injection
 * advises; one with a comma, a quote or a line break stands in quotes.
 */
export const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The byte order mark by which Excel knows UTF-8: the first of a file. */
export const mark = '\uFEFF';

/** Rows of cells. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

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
