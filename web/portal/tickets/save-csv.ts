import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import type { ColumnName } from './columns.ts';
import { ticketsCsv } from './csv.ts';

/** Saves tickets as a file of this name on the person's device. */
export const saveCsv = (tickets: readonly Ticket[], columns: readonly ColumnName[], name: string): void => {
  const url = URL.createObjectURL(
    new Blob([ticketsCsv(tickets, columns)], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
