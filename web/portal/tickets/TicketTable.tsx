import { Link } from '@tanstack/react-router';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { PriorityMark } from '../../shared/ticket/PriorityMark.tsx';
import { StatusBadge } from '../../shared/ticket/StatusBadge.tsx';
import { Moment } from '../../shared/ui/Moment.tsx';
import classes from './TicketTable.module.css';

type Props = {
  tickets: readonly Ticket[];
  caption: string;
  /** Without the contact, where there is little room. */
  short?: boolean;
};

/** Tickets in rows; narrow screens show number, title and status, the rest below the title. */
export const TicketTable = ({ tickets, caption, short = false }: Props) => (
  <table className={classes.table} data-short={short || undefined}>
    <caption className={classes.spoken}>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Number</th>
        <th scope="col">Title</th>
        <th scope="col">Status</th>
        <th scope="col">Priority</th>
        <th scope="col" className={classes.contact}>
          Contact
        </th>
        <th scope="col">Updated</th>
      </tr>
    </thead>
    <tbody>
      {tickets.map((ticket) => (
        <tr key={ticket.number}>
          <td className={classes.number}>{ticket.number}</td>
          <th scope="row" className={classes.title}>
            <Link to="/tickets/$number" params={{ number: ticket.number }}>
              {ticket.title}
            </Link>
          </th>
          <td className={classes.status}>
            <StatusBadge status={ticket.status} />
          </td>
          <td className={classes.priority}>
            <PriorityMark priority={ticket.priority} />
          </td>
          <td className={classes.contact}>{ticket.contactName}</td>
          <td className={classes.updated}>
            <Moment at={ticket.updatedAt} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
