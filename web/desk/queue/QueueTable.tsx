import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { useSlots } from '../../shared/lists/use-slots.ts';
import { pressed } from '../../shared/ui/sorting.ts';
import { Link } from '../links.tsx';
import type { Order, QueueSearch } from './queue-search.ts';
import { QueueRow } from './QueueRow.tsx';
import classes from './Queue.module.css';

type Props = {
  /** Must be stable. */
  tickets: readonly Ticket[];
  /** One and the same until somebody asks for other tickets. */
  asked: string;
  search: QueueSearch;
  now: number;
  name: string;
};

/** The rows of a queue, two lines each; priority, time left, update and age order it. */
export const QueueTable = ({ tickets, asked, search, now, name }: Props) => {
  const slots = useSlots(tickets, asked);
  return (
    <table className={classes.table}>
      <caption className="desk-unseen">{name}</caption>
      <thead>
        <tr>
          <Head search={search} order="priority">
            Priority
          </Head>
          <th scope="col">Ticket</th>
          <th scope="col">Customer</th>
          <th scope="col">Status</th>
          <th scope="col">Technician</th>
          <Head search={search} order="due">
            Time left
          </Head>
          <Head search={search} order="updated">
            Updated
          </Head>
          <Head search={search} order="age">
            Age
          </Head>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <QueueRow key={slots.get(ticket.number)} ticket={ticket} now={now} />
        ))}
      </tbody>
    </table>
  );
};

type HeadProps = { search: QueueSearch; order: Order; children: ReactNode };

/** A column's head that orders by it, turns the order when chosen again, and with the third time goes back to the usual one. */
const Head = ({ search, order, children }: HeadProps) => {
  const { order: by = 'priority', turned = false } = search;
  const current = by === order;
  const next = pressed(order, by, turned);
  const Arrow = turned ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" aria-sort={current ? (turned ? 'descending' : 'ascending') : undefined}>
      <Link
        to="/"
        replace
        resetScroll={false}
        activeOptions={{ exact: true }}
        search={{
          ...search,
          order: next.sort === 'priority' ? undefined : next.sort,
          turned: next.down,
        }}
      >
        {children}
        {current ? <Arrow size={14} aria-hidden="true" /> : null}
      </Link>
    </th>
  );
};
