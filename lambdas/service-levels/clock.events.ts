import type { CompanyId } from '../platform/context.ts';
import { bringInStep } from '../platform/follow.ts';
import { publicRange, ticketOf, ticketPartition } from '../platform/keys.ts';
import type { Consumer } from '../platform/stream.ts';
import { queryAll } from '../platform/table.ts';
import { settings } from '../provider/provider.table.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { activityEntity, markTicket, ticketEntity, type Mark } from '../tickets/tickets.table.ts';
import { countedClock, moves } from './clock.count.ts';

/** Keeps the service-level clock of tickets in step with what happens to them. */

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
  const clock: Mark = countedClock(ticket, activity, await settings());
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
