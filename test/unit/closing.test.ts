import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../lambdas/service-levels/zone.model.ts';
import {
  closingStep,
  defaultSelfClosing,
  longestResolved,
  SelfClosing,
} from '../../lambdas/tickets/closing.model.ts';
import { statuses } from '../../lambdas/tickets/lifecycle.model.ts';

const zone = 'Europe/London';
const noon = (day: string) => `${day}T12:00:00.000Z`;
const resolved = (on: string, more: object = {}) => ({
  status: 'resolved' as const,
  resolvedAt: noon(on),
  updatedAt: noon(on),
  closesOn: undefined as string | undefined,
  ...more,
});
const on = (day: string) => new Date(noon(day));
const week = defaultSelfClosing;

describe('a resolved ticket', () => {
  const ticket = resolved('2026-11-02');

  test('is left alone, then its contact is reminded, then it closes on the day that was named', () => {
    expect(closingStep(ticket, week, zone, on('2026-11-06'))).toBeUndefined();
    const reminder = { act: 'remind', closesOn: '2026-11-09' };
    expect(closingStep(ticket, week, zone, on('2026-11-07'))).toEqual(reminder);
    const reminded = { ...ticket, closesOn: '2026-11-09' };
    expect(closingStep(reminded, week, zone, on('2026-11-08'))).toBeUndefined();
    expect(closingStep(reminded, week, zone, on('2026-11-09'))).toEqual({ act: 'close' });
  });

  test('that was forgotten for long is reminded first, and closes no sooner than the reminder says', () => {
    const reminder = { act: 'remind', closesOn: '2027-03-03' };
    expect(closingStep(ticket, week, zone, on('2027-03-01'))).toEqual(reminder);
  });

  test('gets new days, and a new reminder, when something is said after the first', () => {
    const answered = { ...ticket, closesOn: '2026-11-09', updatedAt: noon('2026-11-08') };
    expect(closingStep(answered, week, zone, on('2026-11-09'))).toBeUndefined();
    const reminder = { act: 'remind', closesOn: '2026-11-15' };
    expect(closingStep(answered, week, zone, on('2026-11-13'))).toEqual(reminder);
  });

  test('counts days as the provider’s calendar does', () => {
    const late = resolved('2026-07-02', { updatedAt: '2026-07-02T23:30:00.000Z' });
    const step = closingStep(late, week, zone, new Date('2026-07-08T06:00:00.000Z'));
    expect(step).toEqual({ act: 'remind', closesOn: '2026-07-10' });
  });

  test('without reminders just closes; with 0 days never does', () => {
    expect(closingStep(ticket, { days: 7, remindDays: 0 }, zone, on('2026-11-09'))).toEqual({ act: 'close' });
    expect(closingStep(ticket, { days: 0, remindDays: 2 }, zone, on('2036-11-09'))).toBeUndefined();
  });
});

test('nothing else ever closes by itself', () => {
  for (const status of statuses.filter((one) => one !== 'resolved'))
    expect(closingStep({ ...resolved('2026-11-02'), status }, week, zone, on('2030-01-01'))).toBeUndefined();
});

const settings = fc
  .record({ days: fc.integer({ min: 1, max: 60 }), remindDays: fc.integer({ min: 0, max: 14 }) })
  .filter((one) => SelfClosing.safeParse(one).success);
const start = '2026-01-01';

/** Daily runs until it closes: the day of the last reminder, the day of closing, and what the same night again would do. */
function live(closing: SelfClosing, said: number[]) {
  let ticket = resolved(start);
  let remindedOn: string | undefined;
  const again: unknown[] = [];
  for (let day = start; day < addDays(start, 1_000); day = addDays(day, 1)) {
    const now = new Date(`${day}T06:00:00.000Z`);
    const step = closingStep(ticket, closing, zone, now);
    if (step?.act === 'close') return { closedOn: day, remindedOn, again };
    if (step) {
      ticket = { ...ticket, closesOn: step.closesOn };
      remindedOn = day;
      again.push(closingStep(ticket, closing, zone, now));
    }
    if (said.some((after) => addDays(start, after) === day)) ticket = { ...ticket, updatedAt: noon(day) };
  }
  return { closedOn: 'never', remindedOn, again };
}

test('by daily runs it always closes: after its days, a reminder before, while the list still shows it', () => {
  const answers = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 8 });
  fc.assert(
    fc.property(settings, answers, (closing, said) => {
      const { closedOn, remindedOn, again } = live(closing, said);
      expect(closedOn >= addDays(start, closing.days)).toBe(true);
      expect(closedOn <= addDays(start, longestResolved)).toBe(true);
      expect(remindedOn !== undefined).toBe(closing.remindDays > 0);
      expect(closedOn >= addDays(remindedOn ?? start, closing.remindDays)).toBe(true);
      expect(again.filter(Boolean)).toEqual([]);
    }),
  );
});

test('a reminder must come after the resolution', () => {
  expect(SelfClosing.safeParse({ days: 3, remindDays: 3 }).success).toBe(false);
  expect(SelfClosing.safeParse({ days: 3, remindDays: 2 }).success).toBe(true);
  expect(SelfClosing.safeParse({ days: 0, remindDays: 5 }).success).toBe(true);
  expect(SelfClosing.safeParse({ days: 61, remindDays: 5 }).success).toBe(false);
});
