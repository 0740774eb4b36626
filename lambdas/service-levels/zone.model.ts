/** Days and times of day in a time zone, by what Intl knows of it. Safe for the browser: pure, times come in. */

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** One format for each zone: making it takes longer than a hundred uses. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether Intl knows a time zone of this name, such as `Europe/London`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks on the walls show at a moment, as if it were UTC; both in ms since 1970. */
function wallTime(zone: string, at: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The calendar date in the zone at a moment , as in `2026-11-22`. */
export const dayIn = (zone: string, at: Date | number | string): string =>
  new Date(wallTime(zone, new Date(at).getTime())).toISOString().slice(0, 10);

/** The date so many days later; earlier when negative. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: string): number => new Date(Date.parse(day)).getUTCDay();

/**
 * The moment (ms) when the clocks of the zone show so many minutes after midnight on a date; 1440 is the next midnight.
 * A time that the clocks skip in spring counts as the moment when they jump; of a time that they show twice in
 * autumn it is the first.
 */
export function momentIn(zone: string, day: string, minutes: number): number {
  const wall = Date.parse(day) + minutes * minuteMs;
  const offsetAt = (at: number) => wallTime(zone, at) - Math.floor(at / 1000) * 1000;
  // No zone changes its clocks twice within two days: the offset is the one before or the one after.
  const [before, after] = [offsetAt(wall - dayMs), offsetAt(wall + dayMs)];
  const [early, late] = [wall - before, wall - after];
  if (before === after || offsetAt(early) === before) return early;
  if (offsetAt(late) === after) return late;
  return jumpBetween(late, early, (at) => offsetAt(at) === after);
}

/** The first moment of a range from which on the clocks have jumped, to the second. */
function jumpBetween(from: number, to: number, jumped: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (jumped(middle)) high = middle;
    else low = middle;
  }
  return high;
}
