import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingTime,
  calendarOf,
  workingTimeBetween,
  type Counting,
} from '../../lambdas/service-levels/calendar.model.ts';
import {
  defaultServiceLevels,
  Holidays,
  ServiceLevels,
  weekdays,
  type Week,
} from '../../lambdas/service-levels/service-level.model.ts';
import { addDays, dayIn, isZone, momentIn, weekdayOf } from '../../lambdas/service-levels/zone.model.ts';

const hour = 3_600_000;
const at = (moment: string) => Date.parse(moment);
const iso = (moment: number) => new Date(moment).toISOString();
const office = defaultServiceLevels.week;
const every = (from: string, to: string): Week =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, { from, to }])) as Week;
const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'UTC',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Chatham',
];

describe('days and times in a time zone', () => {
  test.each([
    ['Europe/London', '2026-07-01T23:30:00Z', '2026-07-02'],
    ['Europe/London', '2026-12-01T23:30:00Z', '2026-12-01'],
    ['America/New_York', '2026-07-01T03:59:59Z', '2026-06-30'],
    ['Asia/Kolkata', '2026-07-01T18:30:00Z', '2026-07-02'],
  ])('in %s %s is on %s', (zone, moment, day) => {
    expect(dayIn(zone, moment)).toBe(day);
  });

  test.each([
    ['Europe/London', '2026-03-28', 540, '2026-03-28T09:00:00.000Z'],
    ['Europe/London', '2026-03-30', 540, '2026-03-30T08:00:00.000Z'],
    // 1:30 does not exist: the clocks jump from 1:00 to 2:00.
    ['Europe/London', '2026-03-29', 90, '2026-03-29T01:00:00.000Z'],
    // 1:30 exists twice: the first one.
    ['Europe/London', '2026-10-25', 90, '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-03-08', 150, '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-11-01', 1440, '2026-11-02T05:00:00.000Z'],
    ['Asia/Kolkata', '2026-06-01', 0, '2026-05-31T18:30:00.000Z'],
  ])('in %s on %s, minute %i is %s', (zone, day, minutes, moment) => {
    expect(iso(momentIn(zone, day, minutes))).toBe(moment);
  });

  test('a moment leads to its day and back, in every zone', () => {
    const days = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays('2020-01-01', count));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        days,
        fc.integer({ min: 0, max: 1_439 }),
        (zone, day, minutes) => {
          expect(dayIn(zone, momentIn(zone, day, minutes))).toBe(day);
        },
      ),
    );
  });

  test('weekdays and unknown zones', () => {
    expect(weekdays[weekdayOf('2026-11-22')]).toBe('sunday');
    expect(isZone('Europe/London')).toBe(true);
    expect(isZone('Europe/Londres')).toBe(false);
  });
});

describe('working time', () => {
  const london = calendarOf('Europe/London', office, [{ day: '2026-12-25' }, { day: '2026-12-28' }]);

  test.each([
    ['before opening', '2026-11-23T06:00:00Z', 1, '2026-11-23T09:00:00.000Z'],
    ['within the hours', '2026-11-23T10:30:00Z', 4, '2026-11-23T14:30:00.000Z'],
    ['up to the last minute', '2026-11-23T14:00:00Z', 4, '2026-11-23T18:00:00.000Z'],
    ['over night', '2026-11-23T16:00:00Z', 4, '2026-11-24T10:00:00.000Z'],
    ['from the moment of closing', '2026-11-23T18:00:00Z', 1, '2026-11-24T09:00:00.000Z'],
    ['over the weekend', '2026-11-27T17:00:00Z', 2, '2026-11-30T09:00:00.000Z'],
    ['over holidays and a weekend', '2026-12-24T17:00:00Z', 2, '2026-12-29T09:00:00.000Z'],
    ['in summer time', '2026-07-06T06:00:00Z', 1, '2026-07-06T08:00:00.000Z'],
  ])('passes %s', (_, from, hours, until) => {
    expect(iso(addWorkingTime(at(from), hours * hour, london))).toBe(until);
  });

  const nights = (zone: string) => calendarOf(zone, every('00:00', '24:00'), []);
  test.each([
    ['Europe/London', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z', 23],
    ['Europe/London', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z', 25],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', 23],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 25],
    ['Asia/Kolkata', '2026-03-28T18:30:00Z', '2026-03-29T18:30:00Z', 24],
  ])('of a whole day in %s from %s is what really passes', (zone, from, to, hours) => {
    expect(workingTimeBetween(at(from), at(to), nights(zone))).toBe(hours * hour);
  });

  test('of office hours is ten hours on the days when clocks change', () => {
    const daily = calendarOf('America/New_York', every('08:00', '18:00'), []);
    for (const day of ['2026-03-08', '2026-11-01', '2026-07-04'])
      expect(workingTimeBetween(at(`${day}T00:00:00Z`), at(`${addDays(day, 1)}T02:00:00Z`), daily)).toBe(
        10 * hour,
      );
  });

  test('begins with the first moment and ends before the last', () => {
    const [open, close] = [at('2026-11-23T08:00:00Z'), at('2026-11-23T18:00:00Z')];
    expect(workingTimeBetween(open - 1, open, london)).toBe(0);
    expect(workingTimeBetween(open, open + 1, london)).toBe(1);
    expect(workingTimeBetween(close - 1, close, london)).toBe(1);
    expect(workingTimeBetween(close, close + 1, london)).toBe(0);
    expect(workingTimeBetween(close, open, london)).toBe(0);
  });

  test('does not exist in a week without an open day', () => {
    const closed = Object.fromEntries(weekdays.map((weekday) => [weekday, null])) as Week;
    expect(() => calendarOf('UTC', closed, [])).toThrow(/open day/);
    expect(ServiceLevels.safeParse({ ...defaultServiceLevels, week: closed }).success).toBe(false);
    expect(ServiceLevels.safeParse(defaultServiceLevels).success).toBe(true);
    expect(Holidays.safeParse([1, 2].map(() => ({ day: '2026-12-25', name: 'Christmas' }))).success).toBe(
      false,
    );
  });
});

describe('for any hours, holidays and zone', () => {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const span = fc
    .tuple(fc.integer({ min: 0, max: 1_430 }), fc.integer({ min: 10, max: 1_440 }))
    .map(([from, length]) => ({ from: time(from), to: time(Math.min(1_440, from + length)) }));
  const week = fc
    .tuple(...weekdays.map(() => fc.option(span)))
    .map((spans) => Object.fromEntries(spans.map((one, i) => [weekdays[i], one])) as Week)
    // Sunday nights alone may fall into the hour that the clocks skip; Wednesdays are safe.
    .map((one): Week => ({ ...one, wednesday: one.wednesday ?? { from: '09:00', to: '17:00' } }));
  const holidays = fc.array(
    fc.integer({ min: 0, max: 800 }).map((count) => ({ day: addDays('2025-01-01', count) })),
    { maxLength: 12 },
  );
  const counting: fc.Arbitrary<Counting> = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.tuple(fc.constantFrom(...zones), week, holidays).map((all) => calendarOf(...all)),
    },
    { weight: 1, arbitrary: fc.constant('all-hours' as const) },
  );
  const moment = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') });
  const amount = fc.integer({ min: 1, max: 200 * hour });

  test('what is added lies between, and not a millisecond before', () => {
    fc.assert(
      fc.property(moment, amount, counting, (from, added, calendar) => {
        const until = addWorkingTime(from, added, calendar);
        expect(workingTimeBetween(from, until, calendar)).toBe(added);
        expect(workingTimeBetween(from, until - 1, calendar)).toBe(added - 1);
      }),
    );
  });

  test('more time ends later, and a later beginning never ends sooner', () => {
    fc.assert(
      fc.property(moment, amount, amount, counting, (from, added, more, calendar) => {
        const until = addWorkingTime(from, added, calendar);
        expect(addWorkingTime(from, added + more, calendar)).toBeGreaterThan(until);
        expect(addWorkingTime(from + more, added, calendar)).toBeGreaterThanOrEqual(until);
        expect(addWorkingTime(until, more, calendar)).toBe(addWorkingTime(from, added + more, calendar));
      }),
    );
  });

  test('parts add up', () => {
    fc.assert(
      fc.property(moment, amount, amount, counting, (from, first, second, calendar) => {
        const [middle, end] = [from + first, from + first + second];
        expect(workingTimeBetween(from, end, calendar)).toBe(
          workingTimeBetween(from, middle, calendar) + workingTimeBetween(middle, end, calendar),
        );
      }),
    );
  });
});
