import { type ComponentType, memo } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { pressed } from '../../shared/ui/sorting.ts';
import { type ColumnName, columns as columnOf } from './columns.ts';
import { TicketCell } from './TicketCell.tsx';
import { TicketLink } from './TicketLink.tsx';
import classes from './TicketTable.module.css';
import { useSlots } from '../../shared/lists/use-slots.ts';

/** By which column tickets are sorted, and what a press on a column's name does. */
export type Order = {
  by: ColumnName | undefined;
  down: boolean;
  onSort: (order: { sort: ColumnName | undefined; down: true | undefined }) => void;
};

export type TicketsProps = {
  tickets: readonly Ticket[];
  columns: readonly ColumnName[];
  caption: string;
  order?: Order;
  /** What somebody asked for; rows of other tickets are written into those that are there when it changes. */
  asked?: unknown;
  /** Stands before each ticket: a check box. Must be stable. */
  Lead?: ComponentType<{ ticket: Ticket }>;
};

/** Tickets in rows; the stylesheet draws the arrow of the sorted column. The title leads to the ticket and names the row; without that column the number does. */
export const TicketTable = ({ tickets, columns, caption, order, asked, Lead }: TicketsProps) => {
  const slots = useSlots(tickets, asked);
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.spoken}>{caption}</caption>
        <thead>
          <tr>
            {Lead && <th scope="col">Choose</th>}
            {columns.map((name) => (
              <Heading key={name} name={name} order={order} />
            ))}
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => (
            <Row key={slots.get(ticket.number)} ticket={ticket} columns={columns} Lead={Lead} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Heading = ({ name, order }: { name: ColumnName; order: Order | undefined }) => {
  const { title } = columnOf[name];
  if (!order) return <th scope="col">{title}</th>;
  const { by, down, onSort } = order;
  const here = by === name;
  return (
    <th
      scope="col"
      className={classes.sorts}
      aria-sort={here ? (down ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" onClick={() => onSort(pressed(name, by, down))}>
        {title}
      </button>
    </th>
  );
};

/** Drawn again only when the ticket or the columns change: sorting moves rows, it does not make them anew. */
const Row = memo(({ ticket, columns, Lead }: Pick<TicketsProps, 'columns' | 'Lead'> & { ticket: Ticket }) => {
  const head = columns.includes('title') ? 'title' : 'number';
  return (
    <tr>
      {Lead && (
        <td>
          <Lead ticket={ticket} />
        </td>
      )}
      {columns.map((name) =>
        name === head ? (
          <th key={name} scope="row" data-column={name}>
            <TicketLink number={ticket.number}>{ticket[name]}</TicketLink>
          </th>
        ) : (
          <td key={name} data-column={name} data-kind={columnOf[name].kind}>
            <TicketCell ticket={ticket} name={name} />
          </td>
        ),
      )}
    </tr>
  );
});
