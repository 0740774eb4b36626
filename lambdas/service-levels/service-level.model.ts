import * as z from 'zod';
import { day, line } from '../platform/words.ts';

/** What the provider promises, and when it is at work (E11). Safe for the browser. */

/** Minutes of a day, as in `08:00`; `24:00` is its end. */
const timeOfDay = z
  .string({ error: 'Please enter a time.' })
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Please enter a time such as 08:00.');

export const OpenHours = z.object({ from: timeOfDay, to: timeOfDay }).refine(({ from, to }) => from < to, {
  path: ['to'],
  message: 'Please enter a later time than the first.',
});
export type OpenHours = z.infer<typeof OpenHours>;

/** From Sunday, as calendars count; forms begin with Monday. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof weekdays)[number];
/** The hours of each weekday in the provider's time zone; null when nobody works. */
export const Week = z
  .record(z.enum(weekdays), OpenHours.nullable())
  .refine((week) => weekdays.some((weekday) => week[weekday]), {
    path: ['monday'],
    message: 'Please open at least one day of the week: otherwise nothing would ever be due.',
  });
export type Week = z.infer<typeof Week>;

export const Holiday = z.object({ day, name: line('a name for the holiday', 80) });
export type Holiday = z.infer<typeof Holiday>;
export const Holidays = z
  .array(Holiday)
  .max(200, 'There is room for 200 holidays.')
  .refine(
    (holidays) => new Set(holidays.map((one) => one.day)).size === holidays.length,
    'Two holidays are on the same day.',
  );

const minutes = (what: string) =>
  z
    .int(`Please enter ${what} in whole minutes.`)
    .min(5, 'Please enter 5 minutes or more.')
    .max(60_000, 'Please enter 1,000 hours at most.');

/** What is promised for a priority, in minutes: of working time, or of all hours (24 × 7). */
export const Target = z
  .object({
    respond: minutes('the time to respond'),
    resolve: minutes('the time to resolve'),
    allHours: z.boolean(),
  })
  .refine(({ respond, resolve }) => respond <= resolve, {
    path: ['resolve'],
    message: 'A ticket cannot be resolved before it is answered: please enter a longer time.',
  });
export type Target = z.infer<typeof Target>;
/** By priority: 1 critical to 4 low. */
export const Targets = z.object({ 1: Target, 2: Target, 3: Target, 4: Target });
export type Targets = z.infer<typeof Targets>;

/** The hours, holidays and targets that the clock of every ticket is counted by. */
export const ServiceLevels = z.object({ week: Week, holidays: Holidays, targets: Targets });
export type ServiceLevels = z.infer<typeof ServiceLevels>;

/** What one ticket was promised, when it was raised or its priority last changed. */
export const Promised = z.object({
  priority: z.int().min(1).max(4),
  respond: z.int(),
  resolve: z.int(),
  allHours: z.boolean(),
});
export type Promised = z.infer<typeof Promised>;

const office: OpenHours = { from: '08:00', to: '18:00' };
const hours = (respond: number, resolve: number): Target => ({
  respond: respond * 60,
  resolve: resolve * 60,
  allHours: false,
});

/** Monday to Friday, 8:00 to 18:00; a critical ticket is answered in an hour and solved in four. */
export const defaultServiceLevels: ServiceLevels = {
  week: {
    sunday: null,
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: null,
  },
  holidays: [],
  targets: { 1: hours(1, 4), 2: hours(4, 8), 3: hours(8, 24), 4: hours(24, 48) },
};

export const promisedFor = (targets: Targets, priority: number): Promised => ({
  priority,
  ...targets[priority as keyof Targets],
});

/** How long, in words: `30 minutes`, `1 working hour`, `24 hours, day and night`. */
export function inHours(amount: number, allHours: boolean): string {
  const working = allHours ? '' : 'working ';
  const after = allHours ? ', day and night' : '';
  if (amount < 60) return `${amount} ${working}minutes${after}`;
  const count = Math.round(amount / 6) / 10;
  return `${count} ${working}${count === 1 ? 'hour' : 'hours'}${after}`;
}
