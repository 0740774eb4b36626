import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { PriorityMark } from '../../shared/ticket/PriorityMark.tsx';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import { Moment } from '../../shared/ui/Moment.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import { type ColumnName, columns, wordsOf } from './columns.ts';
import { DueCell } from './DueCell.tsx';

/** What a list shows of a ticket in a column. */
export const TicketCell = ({ ticket, name }: { ticket: Ticket; name: ColumnName }) => {
  if (name === 'status') return <StatusBadge status={ticket.status} />;
  if (name === 'priority') return <PriorityMark priority={ticket.priority} />;
  if (name === 'respondBy' || name === 'resolveBy') return <DueCell ticket={ticket} name={name} />;
  const value = columns[name].value(ticket);
  if (columns[name].kind !== 'date' || value === '') return wordsOf(name, value);
  return value.length > 10 ? <Moment at={value} /> : dayInWords(value);
};
