import type { Settings } from '../provider/provider.model.ts';
import { settings } from '../provider/provider.table.ts';
import type { Status } from '../tickets/lifecycle.model.ts';
import { calendarOf, type Calendar } from './calendar.model.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { clockAfter, clockOf, type Clock, type Deed } from './clock.model.ts';
import { promisedFor, type Promised } from './service-level.model.ts';

/** The latest calendar, by what it was made of: it keeps the hours of days that were asked for. */
let made: { from: string; calendar: Calendar } | undefined;

/** The provider's calendar. */
export function calendarFrom({ serviceLevels: { week, holidays }, timeZone }: Settings): Calendar {
  const from = JSON.stringify([timeZone, week, holidays]);
  if (made?.from !== from) made = { from, calendar: calendarOf(timeZone, week, holidays) };
  return made.calendar;
}

/** The clock of a ticket at the moment when it is raised, in the status that it begins with. */
export function firstClock(
  provider: Settings,
  priority: number,
  raisedAt: string,
  status: Status,
): Clock & { serviceLevel: Promised } {
  const serviceLevel = promisedFor(provider.serviceLevels.targets, priority);
  const deeds = [{ at: raisedAt, status }];
  return { serviceLevel, ...clockOf(raisedAt, deeds, serviceLevel, calendarFrom(provider)) };
}

/** What a deed makes of a ticket's clock, for the transaction that does it: what to set, and what to take away. */
export async function clockWith(
  ticket: Ticket,
  deed: Deed,
  stillSince?: string,
): Promise<{ set: Partial<Clock>; unset: 'pausedSince'[] }> {
  const moved = clockAfter(ticket, deed, calendarFrom(await settings()), stillSince);
  return { set: moved ?? {}, unset: moved && !moved.pausedSince ? ['pausedSince'] : [] };
}
