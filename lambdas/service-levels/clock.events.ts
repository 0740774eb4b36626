import type { CompanyId } from '../platform/context.ts';
import { bringInStep } from '../platform/follow.ts';
import { publicRange, ticketOf, ticketPartition } from '../platform/keys.ts';
import type { Consumer } from '../platform/stream.ts';
import { queryAll } from '../platform/table.ts';
import { settings } from '../provider/provider.table.ts';
import type { Activity, Ticket } from '../tickets/ticket.model.ts';
import { activityEntity, markTicket, ticketEntity, type Mark } from '../tickets/tickets.table.ts';
import { clockOf, type Deed } from './clock.model.ts';
import { calendarFrom } from './clock.start.ts';
import { promisedFor } from './service-level.model.ts';

/** Keeps the service-level clock of tickets in step with what happens to them. */

/** What the provider's staff says, or does with words to the customer; who is assigned is a matter of the desk. */
const isAnswer = ({ kind, by, internal }: Activity): boolean =>
  by.kind === 'staff' && !internal && (kind === 'note' || kind === 'status' || kind === 'resolved');

const deedOf = (entry: Activity): Deed => ({
  at: entry.at,
  status: entry.status,
  answer: isAnswer(entry),
});

/** Whether an entry can move the clock: raising has set it, assigning and closing leave it as it is. */
const moves = (entry: Activity): boolean =>
  isAnswer(entry) || (entry.status !== undefined && !['created', 'assigned', 'closed'].includes(entry.kind));

/** How often to look again when the ticket changes meanwhile, before the stream brings it later. */
const tries = 5;

/**
 * Counts a ticket's clock anew when something was said or done that moves it, or its priority changed. It looks at
 * the ticket as it is, not as the change tells it: changes delivered again, late or in another order end at the same
 * clock. Costs one query, and one transaction when something differs. Neither version nor time of change move.
 */
export const followClock: Consumer = async ({ before, after }) => {
  const on = after && ticketOf(String(after.PK));
  if (!on) return;
  const priorityMoved = ticketEntity.is(after) && before && before.priority !== after.priority;
  const entry = activityEntity.is(after) && !before ? activityEntity.parse(after) : undefined;
  if (!priorityMoved && !(entry && moves(entry))) return;
  for (let look = 1; look <= tries; look++) if (await countAnew(on.company, on.number)) return;
  throw new Error(`The ticket ${on.number} changes too often to count its clock.`);
};

/** False when the ticket has changed between looking and writing. */
async function countAnew(company: CompanyId, number: string): Promise<boolean> {
  const partition = ticketPartition(company, number);
  const items = await queryAll({ partition, between: publicRange, limit: 5_000 });
  const raw = items.find(ticketEntity.is);
  if (!raw) return true;
  const ticket: Ticket = ticketEntity.parse(raw);
  const activity = items.filter(activityEntity.is).map((one) => activityEntity.parse(one));
  const deeds = activity.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(deedOf);
  const provider = await settings();
  const kept = ticket.serviceLevel?.priority === ticket.priority ? ticket.serviceLevel : undefined;
  const serviceLevel = kept ?? promisedFor(provider.serviceLevels.targets, ticket.priority);
  const clock: Mark = {
    serviceLevel,
    ...clockOf(ticket.createdAt, deeds, serviceLevel, calendarFrom(provider)),
  };
  const names = Object.keys(clock) as (keyof typeof clock)[];
  const moved = names.filter((name) => JSON.stringify(clock[name]) !== JSON.stringify(ticket[name]));
  if (moved.length === 0) return true;
  const set = Object.fromEntries(moved.map((name) => [name, clock[name]]));
  return bringInStep(
    markTicket(
      company,
      ticket,
      set,
      moved.filter((name) => clock[name] === undefined),
    ),
  );
}
