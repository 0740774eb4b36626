import { lazy, Suspense } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { PriorityMark } from '../../shared/ticket/PriorityMark.tsx';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import { badgeName } from '../../shared/ticket/waits-on.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import { dayInWords } from '../../shared/ui/time.ts';
import { useMe } from '../use-me.ts';
import { type ColumnName, columns, wordsOf } from './columns.ts';

/** Few lists show it, and the home page none: what it needs comes with it. */
const DueCell = lazy(async () => ({ default: (await import('./DueCell.tsx')).DueCell }));

const Badge = ({ ticket }: { ticket: Ticket }) => (
  <StatusBadge status={ticket.status} name={badgeName(ticket, useMe().me.id)} />
);

/** What a list shows of a ticket in a column. */
export const TicketCell = ({ ticket, name }: { ticket: Ticket; name: ColumnName }) => {
  if (name === 'status') return <Badge ticket={ticket} />;
  if (name === 'priority') return <PriorityMark priority={ticket.priority} />;
  if (name === 'respondBy' || name === 'resolveBy')
    return (
      <Suspense>
        <DueCell ticket={ticket} name={name} />
      </Suspense>
    );
  const value = columns[name].value(ticket);
  if (columns[name].kind !== 'date' || value === '') return wordsOf(name, value);
  return value.length > 10 ? <Moment at={value} /> : dayInWords(value);
};
