import { memo } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import { type ColumnName, columns as columnOf } from './columns.ts';
import { TicketCell } from './TicketCell.tsx';
import { TicketLink } from './TicketLink.tsx';
import classes from './TicketCards.module.css';
import type { TicketsProps } from './TicketTable.tsx';

/** What every summary shows in a place of its own. */
const placed: readonly ColumnName[] = ['number', 'title', 'status', 'priority', 'updated'];

/** The summary view (D4), and the list of narrow screens: a ticket below the other, with the chosen columns in words. */
export const TicketCards = ({ tickets, columns, caption, Lead }: TicketsProps) => (
  <ul className={classes.cards} aria-label={caption}>
    {tickets.map((ticket) => (
      <Card key={ticket.number} ticket={ticket} columns={columns} Lead={Lead} />
    ))}
  </ul>
);

const Card = memo(
  ({ ticket, columns, Lead }: Pick<TicketsProps, 'columns' | 'Lead'> & { ticket: Ticket }) => {
    const more = columns.filter((name) => !placed.includes(name) && columnOf[name].value(ticket) !== '');
    return (
      <li>
        <span className={classes.number}>
          {Lead ? <Lead ticket={ticket} /> : null} {ticket.number}
        </span>
        <span className={classes.updated}>
          <Moment at={ticket.updatedAt} />
        </span>
        <TicketLink number={ticket.number} className={classes.title}>
          {ticket.title}
        </TicketLink>
        <span className={classes.status}>
          <TicketCell ticket={ticket} name="status" />
        </span>
        <span className={classes.priority}>
          <TicketCell ticket={ticket} name="priority" />
        </span>
        {more.length > 0 ? (
          <dl className={classes.more}>
            {more.map((name) => (
              <div key={name}>
                <dt>{columnOf[name].title}</dt>
                <dd>
                  <TicketCell ticket={ticket} name={name} />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
      </li>
    );
  },
);
