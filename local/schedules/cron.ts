/** A moment as the calendar of a time zone shows it. `weekday`: 1 is Sunday, as in AWS. */
type Calendar = { minute: number; hour: number; day: number; month: number; weekday: number; year: number };

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const PERIODS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Whether a schedule expression is due in the minute that begins at `minute` (milliseconds since the epoch).
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function isDue(expression: string, timeZone: string, minute: number): boolean {
  const [, kind, argument = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') {
    const [count = '', unit = ''] = argument.trim().split(/\s+/);
    const period = Number(count) * (PERIODS[unit.replace(/s$/, '')] ?? Number.NaN);
    if (!(period > 0)) throw new Error(`Unknown schedule ${expression}`);
    return minute % period === 0;
  }
  const now = calendarOf(minute, timeZone);
  if (kind === 'at') {
    const two = (value: number) => String(value).padStart(2, '0');
    return argument.startsWith(
      `${now.year}-${two(now.month)}-${two(now.day)}T${two(now.hour)}:${two(now.minute)}`,
    );
  }
  const fields = argument.trim().split(/\s+/);
  if (kind !== 'cron' || fields.length !== 6) throw new Error(`Unknown schedule ${expression}`);
  const [minutes, hours, days, months, weekdays, years] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return (
    fits(minutes, now.minute, 0) &&
    fits(hours, now.hour, 0) &&
    fits(months, now.month, 1, MONTHS) &&
    fits(years, now.year, 1970) &&
    fitsDay(days, now) &&
    fitsWeekday(weekdays, now)
  );
}

function calendarOf(moment: number, timeZone: string): Calendar {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    weekday: 'short',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    minute: Number(part('minute')),
    hour: Number(part('hour')),
    day: Number(part('day')),
    month: Number(part('month')),
    year: Number(part('year')),
    weekday: WEEKDAYS.indexOf(part('weekday').toUpperCase()) + 1,
  };
}

/** One field: a list of values, ranges (a-b), steps (a/n, a-b/n) or a star. */
function fits(field: string, value: number, lowest: number, names: string[] = []): boolean {
  const number = (text: string) => {
    const named = names.indexOf(text.toUpperCase());
    return named < 0 ? Number(text) : named + 1;
  };
  return field.split(',').some((item) => {
    if (item === '*' || item === '?') return true;
    const [range = '', step] = item.split('/');
    const [from = '', to] = range.split('-');
    const first = range === '*' ? lowest : number(from);
    const last = to === undefined ? (step ? Number.POSITIVE_INFINITY : first) : number(to);
    return value >= first && value <= last && (value - first) % Number(step ?? 1) === 0;
  });
}

const lastDayOf = ({ year, month }: Calendar) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** L is the last day of the month, 15W the working day nearest to the 15th. */
function fitsDay(field: string, now: Calendar): boolean {
  if (field === 'L') return now.day === lastDayOf(now);
  const wanted = /^(\d+)W$/.exec(field)?.[1];
  if (!wanted) return fits(field, now.day, 1);
  const day = Number(wanted);
  const weekday = new Date(Date.UTC(now.year, now.month - 1, day)).getUTCDay();
  const shift = weekday === 6 ? (day === 1 ? 2 : -1) : weekday === 0 ? (day === lastDayOf(now) ? -2 : 1) : 0;
  return now.day === day + shift;
}

/** 6L is the last Friday of the month, MON#2 the second Monday. */
function fitsWeekday(field: string, now: Calendar): boolean {
  const [, name, suffix, nth] = /^(\w+?)(?:(L)|#(\d))$/.exec(field) ?? [];
  if (!name || field === 'L') return fits(field === 'L' ? '7' : field, now.weekday, 1, WEEKDAYS);
  if (!fits(name, now.weekday, 1, WEEKDAYS)) return false;
  return suffix ? now.day > lastDayOf(now) - 7 : Math.ceil(now.day / 7) === Number(nth);
}
