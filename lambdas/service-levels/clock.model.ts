import { isOpen, type Status } from '../tickets/lifecycle.model.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { addWorkingTime, workingTimeBetween, type Calendar } from './calendar.model.ts';
import type { Promised } from './service-level.model.ts';

/**
 * The service-level clock of a ticket (E11): one pure function from what happened to when it is due. Both clocks
 * start when the ticket is raised. They stand still while the customer has the ball, and from the resolution until
 * it is reopened. The first one stops at the first answer that the customer can see. Safe for the browser.
 */

/** Something that happened: `status` when it changed it, `answer` when the provider's staff spoke to the customer. */
export type Deed = { at: string; status?: Status; answer?: boolean };

export type Clock = {
  respondBy: string;
  respondedAt?: string;
  resolveBy: string;
  /** Since when both clocks stand still because the customer has the ball. */
  pausedSince?: string;
};

/** The statuses in which the customer has the ball. */
export const waitsForCustomer = (status: Status): boolean =>
  status === 'waiting-client' || status === 'waiting-approval';
const standsStill = (status: Status): boolean => waitsForCustomer(status) || !isOpen(status);

const minuteMs = 60_000;

/**
 * The clock after these deeds, in their order. The time that it stood still is added to what was promised, working time
 * for working time; while it stands, the deadlines are the ones that hold if it went on now.
 */
export function clockOf(
  raisedAt: string,
  deeds: readonly Deed[],
  { respond, resolve, allHours }: Promised,
  calendar: Calendar,
): Clock {
  const counting = allHours ? 'all-hours' : calendar;
  let [waited, waitedForAnswer] = [0, 0];
  let stillSince: string | undefined;
  let pausedSince: string | undefined;
  let respondedAt: string | undefined;
  const standing = (until: string) =>
    stillSince ? workingTimeBetween(Date.parse(stillSince), Date.parse(until), counting) : 0;
  for (const { at, status, answer } of deeds) {
    if (answer && !respondedAt) {
      respondedAt = at;
      waitedForAnswer = waited + standing(at);
    }
    if (!status) continue;
    waited += standing(at);
    stillSince = standsStill(status) ? at : undefined;
    pausedSince = waitsForCustomer(status) ? (pausedSince ?? at) : undefined;
  }
  const due = (minutes: number, extra: number) =>
    new Date(addWorkingTime(Date.parse(raisedAt), minutes * minuteMs + extra, counting)).toISOString();
  return {
    respondBy: due(respond, respondedAt ? waitedForAnswer : waited),
    respondedAt,
    resolveBy: due(resolve, waited),
    pausedSince,
  };
}

/** What a ticket holds of its clock. */
type Clocked = Pick<
  Ticket,
  'status' | 'resolvedAt' | 'serviceLevel' | 'respondBy' | 'respondedAt' | 'resolveBy' | 'pausedSince'
>;

/**
 * A ticket's clock after one more deed, without a look at all that was before: what goes into the same transaction as
 * the deed. `stillSince`: since when the clock stands, if the ticket does not tell. Undefined when nothing was promised.
 * Where deeds overtake each other, the whole count (clock.events.ts) has the last word.
 */
export function clockAfter(
  { status: before, resolvedAt, serviceLevel, respondBy, respondedAt, resolveBy, pausedSince }: Clocked,
  { at, status, answer }: Deed,
  calendar: Calendar,
  stillSince = pausedSince ?? (isOpen(before) ? undefined : resolvedAt),
): Clock | undefined {
  if (!serviceLevel || !respondBy || !resolveBy) return undefined;
  const counting = serviceLevel.allHours ? 'all-hours' : calendar;
  const stood = stillSince ? workingTimeBetween(Date.parse(stillSince), Date.parse(at), counting) : 0;
  const later = (due: string) => new Date(addWorkingTime(Date.parse(due), stood, counting)).toISOString();
  const waits = status === undefined ? pausedSince !== undefined : waitsForCustomer(status);
  return {
    respondBy: respondedAt || !(status || answer) ? respondBy : later(respondBy),
    respondedAt: respondedAt ?? (answer ? at : undefined),
    resolveBy: status ? later(resolveBy) : resolveBy,
    pausedSince: waits ? (pausedSince ?? at) : undefined,
  };
}
