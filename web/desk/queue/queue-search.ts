import type { Status } from '../../../lambdas/tickets/lifecycle.model.ts';
import { nextDue } from '../../shared/ticket/clock.plain.ts';
import { isOpen, statuses } from '../../shared/ticket/ticket.plain.ts';
import { flag, oneOf, reader, shaped } from '../../shared/ui/address.ts';
import { type Ticket } from '../../../lambdas/tickets/ticket.model.ts';

export const orders = {
  priority: 'Priority',
  updated: 'Last updated',
  age: 'Oldest first',
  due: 'Due next',
} as const;
export type Order = keyof typeof orders;
export type StatusFilter = Status | 'open' | 'everything';

/** What the address of the queue holds; what is absent has its usual value. */
export type QueueSearch = {
  /** A team's id, `mine`, or `all` (usual). */
  queue?: string;
  /** Usual: open. */
  status?: StatusFilter;
  unassigned?: boolean;
  /** Only what is late, or due within two working hours. */
  soon?: boolean;
  /** Usual: priority. */
  order?: Order;
  /** Whether the order is turned round. */
  turned?: boolean;
};

export const readQueueSearch = reader<QueueSearch>({
  queue: shaped(/^[\w-]{1,40}$/),
  status: oneOf([...statuses, 'open', 'everything']),
  unassigned: flag,
  soon: flag,
  order: oneOf(Object.keys(orders) as Order[]),
  turned: flag,
});

const holds = (filter: StatusFilter, status: Status): boolean =>
  filter === 'everything' || (filter === 'open' ? isOpen(status) : filter === status);

const byTime = (key: 'createdAt' | 'updatedAt') => (a: Ticket, b: Ticket) => a[key].localeCompare(b[key]);
/** When a ticket is due next; what stands still or needs nothing comes last. */
const runsOut = (ticket: Ticket): string => (ticket.pausedSince ? undefined : nextDue(ticket)) ?? '~';

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const compare: Record<Order, (a: Ticket, b: Ticket) => number> = {
  priority: (a, b) => a.priority - b.priority || byTime('createdAt')(a, b),
  updated: (a, b) => byTime('updatedAt')(b, a),
  age: byTime('createdAt'),
  due: (a, b) => byCode(runsOut(a), runsOut(b)) || a.priority - b.priority,
};

/** The words of a row, for finding it. */
const wordsOf = ({ number, title, companyName, siteName, contactName, technicianName }: Ticket): string =>
  [number, title, companyName, siteName, contactName, technicianName ?? ''].join(' ').toLowerCase();

/** The rows to show: filtered, found, ordered. */
export const chooseTickets = (
  tickets: readonly Ticket[],
  search: QueueSearch,
  find: string,
  isSoon: (ticket: Ticket) => boolean = () => true,
): Ticket[] => {
  const { status = 'open', order = 'priority' } = search;
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = tickets.filter(
    (one) =>
      holds(status, one.status) &&
      (!search.unassigned || one.technicianId === undefined) &&
      (!search.soon || isSoon(one)) &&
      words.every((word) => wordsOf(one).includes(word)),
  );
  const ordered = chosen.toSorted(compare[order]);
  return search.turned ? ordered.toReversed() : ordered;
};

/** How many tickets each status filter would show. */
export const countByFilter = (tickets: readonly Ticket[], filter: StatusFilter): number =>
  tickets.filter((one) => holds(filter, one.status)).length;
