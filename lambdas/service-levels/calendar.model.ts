import { weekdays, type Holiday, type OpenHours, type Week } from './service-level.model.ts';
import { addDays, dayIn, momentIn, weekdayOf } from './zone.model.ts';

/**
 * Working time: how much of it lies between two moments, and when so much of it has passed. All amounts and moments
 * in ms. Hours hold from their first moment up to, not including, their last. What passes is real time: a night in
 * which the clocks are changed is an hour shorter or longer for those who work through it. Safe for the browser.
 */
export type Calendar = {
  zone: string;
  /** From Sunday: minutes after midnight from and to; undefined when nobody works. */
  week: readonly (readonly [number, number] | undefined)[];
  holidays: ReadonlySet<string>;
  /** The hours of days that were asked for, kept: each costs a look at the time zone. */
  known: Map<string, readonly [number, number] | undefined>;
};
/** A provider's hours, or all hours of all days. */
export type Counting = Calendar | 'all-hours';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const spanOf = (hours: OpenHours | null | undefined): readonly [number, number] | undefined =>
  hours ? [minutesOf(hours.from), minutesOf(hours.to)] : undefined;

/** Throws when no day of the week is open: no working time would ever pass. */
export function calendarOf(zone: string, week: Week, holidays: readonly Pick<Holiday, 'day'>[]): Calendar {
  const spans = weekdays.map((weekday) => spanOf(week[weekday]));
  if (!spans.some((span) => span && span[0] < span[1]))
    throw new Error('A calendar needs an open day in the week.');
  return { zone, week: spans, holidays: new Set(holidays.map(({ day }) => day)), known: new Map() };
}

function openOn(day: string, calendar: Calendar): readonly [number, number] | undefined {
  const { zone, week, holidays, known } = calendar;
  if (!known.has(day)) {
    const span = holidays.has(day) ? undefined : week[weekdayOf(day)];
    known.set(day, span && [momentIn(zone, day, span[0]), momentIn(zone, day, span[1])]);
  }
  return known.get(day);
}

/** No promise is longer: a calendar that yields nothing for so long is broken. Days. */
const longest = 40_000;

/** The first moment at which so much working time has passed since `from`; `from` itself for nothing. */
export function addWorkingTime(from: number, amount: number, counting: Counting): number {
  if (amount <= 0) return from;
  if (counting === 'all-hours') return from + amount;
  let left = amount;
  let day = dayIn(counting.zone, from);
  for (let count = 0; count < longest; count++, day = addDays(day, 1)) {
    const open = openOn(day, counting);
    if (!open) continue;
    const begin = Math.max(open[0], from);
    const room = open[1] - begin;
    if (room <= 0) continue;
    if (left <= room) return begin + left;
    left -= room;
  }
  throw new Error('The calendar holds no working time.');
}

/** How much working time lies between two moments; none when the second is not later. */
export function workingTimeBetween(from: number, to: number, counting: Counting): number {
  if (to <= from) return 0;
  if (counting === 'all-hours') return to - from;
  const last = dayIn(counting.zone, to);
  let sum = 0;
  for (let day = dayIn(counting.zone, from); day <= last; day = addDays(day, 1)) {
    const open = openOn(day, counting);
    if (open) sum += Math.max(0, Math.min(open[1], to) - Math.max(open[0], from));
  }
  return sum;
}
