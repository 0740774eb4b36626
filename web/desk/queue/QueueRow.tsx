import { memo } from 'react';
import { isOpen } from '../../shared/ticket/ticket.plain.ts';
import { type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { EmergencyMark } from '../../shared/ticket/EmergencyMark.tsx';
import { PriorityMark } from '../../shared/ticket/PriorityMark.tsx';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import { requestTypeWords } from '../../shared/ticket/words.ts';
import { absoluteTime } from '../../shared/ui/time.ts';
import { useStart } from '../frame/start.ts';
import { Link } from '../links.tsx';
import { age, statusName } from '../ticket-words.ts';
import { AssignToMe } from './AssignToMe.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import classes from './Queue.module.css';

/** One ticket; the whole row leads to it. `now` in milliseconds. */
export const QueueRow = memo(({ ticket, now }: { ticket: Ticket; now: number }) => {
  const { me } = useStart();
  return (
    <tr data-priority={ticket.priority}>
      <td className={classes.priority}>
        <PriorityMark priority={ticket.priority} />
      </td>
      <td className={classes.ticket}>
        <Link
          to="/tickets/$companyId/$number"
          params={{ companyId: ticket.companyId, number: ticket.number }}
          className={classes.title}
          title={ticket.title}
        >
          {ticket.title}
        </Link>
        <span className={classes.small}>
          {ticket.emergency ? <EmergencyMark /> : null} {ticket.number} ·{' '}
          {ticket.serviceName ?? requestTypeWords[ticket.type].name}
        </span>
      </td>
      <td className={classes.customer}>
        <span className={classes.cut} title={ticket.companyName}>
          {ticket.companyName}
        </span>
        <span className={classes.small} title={`${ticket.siteName} · ${ticket.contactName}`}>
          {ticket.siteName} · {ticket.contactName}
        </span>
      </td>
      <td className={classes.status}>
        <StatusBadge status={ticket.status} name={statusName(ticket.status)} />
      </td>
      <td className={classes.technician}>
        {ticket.technicianName ? (
          <span
            className={classes.name}
            title={ticket.technicianName}
            data-mine={ticket.technicianId === me.id || undefined}
          >
            {ticket.technicianId === me.id ? 'You' : ticket.technicianName}
          </span>
        ) : isOpen(ticket.status) ? (
          <AssignToMe ticket={ticket} />
        ) : (
          <span className="desk-quiet">Nobody</span>
        )}
      </td>
      <td className={classes.due}>
        <TimeLeft ticket={ticket} now={now} />
      </td>
      <Since at={ticket.updatedAt} now={now} what="Updated" />
      <Since at={ticket.createdAt} now={now} what="Age" />
    </tr>
  );
});

const Since = ({ at, now, what }: { at: string; now: number; what: string }) => (
  <td className={classes.since} data-what={what}>
    <time dateTime={at} title={absoluteTime(at)}>
      {age(at, now)}
    </time>
  </td>
);
