import { isOpen } from '../tickets/lifecycle.model.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { workingTimeBetween, type Calendar } from './calendar.model.ts';

/** How a ticket stands with what was promised, at a moment. Safe for the browser; `now` in ms. */

/** due: the time runs; paused: it stands still; met and missed: it is decided, or missed already. */
export type Standing = { state: 'due' | 'paused' | 'met' | 'missed'; by: string };

type Clocked = Pick<
  Ticket,
  | 'status'
  | 'respondBy'
  | 'respondedAt'
  | 'resolveBy'
  | 'resolvedAt'
  | 'pausedSince'
  | 'closedAt'
  | 'serviceLevel'
>;

function standing(
  by: string | undefined,
  done: string | undefined,
  { pausedSince, status }: Clocked,
  now: number,
): Standing | undefined {
  if (!by) return undefined;
  const stop = done ?? pausedSince;
  const late = stop ? stop > by : Date.parse(by) < now;
  if (done || late) return { state: late ? 'missed' : 'met', by };
  // Declined before anybody answered: nothing was promised any more.
  if (!isOpen(status)) return undefined;
  return { state: pausedSince ? 'paused' : 'due', by };
}

/** The first answer: undefined for tickets from before the clock, and for those that ended without needing one. */
export const responseOf = (ticket: Clocked, now: number): Standing | undefined =>
  standing(ticket.respondBy, ticket.respondedAt, ticket, now);

/** The solution. A reopened ticket has not been solved. */
export const resolutionOf = (ticket: Clocked, now: number): Standing | undefined =>
  standing(ticket.resolveBy, ticket.resolvedAt, ticket, now);

/** The moment that counts next: the answer's until it is given, then the solution's; undefined when nothing is awaited. */
export function nextDue(ticket: Clocked): string | undefined {
  if (!isOpen(ticket.status)) return undefined;
  return ticket.respondedAt ? ticket.resolveBy : ticket.respondBy;
}

/** Working time left until then in ms, negative when it is over; undefined while nothing runs. */
export function timeLeft(ticket: Clocked, now: number, calendar: Calendar): number | undefined {
  const due = nextDue(ticket);
  if (!due || ticket.pausedSince) return undefined;
  const counting = ticket.serviceLevel?.allHours ? 'all-hours' : calendar;
  const at = Date.parse(due);
  return at >= now ? workingTimeBetween(now, at, counting) : -workingTimeBetween(at, now, counting);
}

/** From here on the desk hurries: two working hours, in ms. */
export const soonMs = 2 * 3_600_000;
