import { isOpen, type Status } from '../tickets/lifecycle.model.ts';
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
