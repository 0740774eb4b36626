import type { Settings } from '../provider/provider.model.ts';
import type { Activity, Ticket } from '../tickets/ticket.model.ts';
import { clockOf, type Clock, type Deed } from './clock.model.ts';
import { calendarFrom } from './clock.start.ts';
import { promisedFor, type Promised } from './service-level.model.ts';

/** A ticket's clock, counted from all that happened on it. */

/** What the provider's staff says, or does with words to the customer; who is assigned is a matter of the desk. */
const isAnswer = ({ kind, by, internal }: Activity): boolean =>
  by.kind === 'staff' && !internal && (kind === 'note' || kind === 'status' || kind === 'resolved');

const deedOf = (entry: Activity): Deed => ({
  at: entry.at,
  status: entry.status,
  answer: isAnswer(entry),
});

/** Whether an entry can move the clock: raising has set it, assigning and closing leave it as it is. */
export const moves = (entry: Activity): boolean =>
  isAnswer(entry) || (entry.status !== undefined && !['created', 'assigned', 'closed'].includes(entry.kind));

/** What was promised stays while the priority does; with another one it is what the provider promises for that today. */
export function countedClock(
  { createdAt, priority, serviceLevel: promised }: Pick<Ticket, 'createdAt' | 'priority' | 'serviceLevel'>,
  activity: readonly Activity[],
  provider: Settings,
): Clock & { serviceLevel: Promised } {
  const deeds = activity.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(deedOf);
  const kept = promised?.priority === priority ? promised : undefined;
  const serviceLevel = kept ?? promisedFor(provider.serviceLevels.targets, priority);
  return { serviceLevel, ...clockOf(createdAt, deeds, serviceLevel, calendarFrom(provider)) };
}
