import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, workingTimeBetween } from '../../lambdas/service-levels/calendar.model.ts';
import { clockAfter, clockOf, type Deed } from '../../lambdas/service-levels/clock.model.ts';
import {
  defaultServiceLevels,
  inHours,
  promisedFor,
} from '../../lambdas/service-levels/service-level.model.ts';
import { nextDue, resolutionOf, responseOf, timeLeft } from '../../lambdas/service-levels/standing.model.ts';
import { statuses } from '../../lambdas/tickets/lifecycle.model.ts';

const calendar = calendarOf('Europe/London', defaultServiceLevels.week, []);
/** Two: answered within four working hours, solved within eight. */
const promised = promisedFor(defaultServiceLevels.targets, 2);
const raised = '2026-11-23T09:00:00.000Z';
const on = (time: string) => `2026-11-${time}:00.000Z`;
const clock = (...deeds: Deed[]) => clockOf(raised, deeds, promised, calendar);

describe('the service-level clock', () => {
  test('starts when the ticket is raised', () => {
    expect(clock()).toEqual({ respondBy: on('23T13:00'), resolveBy: on('23T17:00') });
  });

  test('is answered by the first word of the staff, and only by the first', () => {
    const answered = clock({ at: on('23T10:00'), answer: true }, { at: on('23T11:00'), answer: true });
    expect(answered.respondedAt).toBe(on('23T10:00'));
  });

  test('stands still while the customer has the ball, and goes on where it stood', () => {
    const asked: Deed = { at: on('23T10:00'), status: 'waiting-client', answer: true };
    expect(clock(asked)).toMatchObject({ pausedSince: on('23T10:00'), resolveBy: on('23T17:00') });
    const back = clock(asked, { at: on('24T10:00'), status: 'in-progress' });
    // Ten working hours of waiting: eight on Monday, two on Tuesday.
    expect(back).toMatchObject({ resolveBy: on('24T17:00'), respondBy: on('23T13:00') });
    expect(back.pausedSince).toBeUndefined();
  });

  test('counts no night and no weekend of waiting twice', () => {
    const asked: Deed = { at: on('27T17:00'), status: 'waiting-client', answer: true };
    const back = clock(asked, { at: on('30T08:30'), status: 'in-progress' });
    expect(back.resolveBy).toBe(clock().resolveBy && '2026-11-24T08:30:00.000Z');
  });

  test('goes on while we wait for a vendor: that is our matter', () => {
    const deeds: Deed[] = [
      { at: on('23T10:00'), status: 'waiting-vendor', answer: true },
      { at: on('23T15:00'), status: 'in-progress', answer: true },
    ];
    expect(clock(...deeds).resolveBy).toBe(on('23T17:00'));
  });

  test('does not begin before the customer has approved', () => {
    const waiting = clock({ at: raised, status: 'waiting-approval' });
    expect(waiting.pausedSince).toBe(raised);
    const approved = clock(
      { at: raised, status: 'waiting-approval' },
      { at: on('23T12:00'), status: 'approved' },
    );
    expect(approved).toEqual({ respondBy: on('23T16:00'), resolveBy: on('24T10:00') });
  });

  test('stops with the solution, and a reopened ticket gets the rest of its time', () => {
    const solved: Deed = { at: on('23T12:00'), status: 'resolved', answer: true };
    const again = clock(solved, { at: on('24T09:00'), status: 'reopened' });
    // Five hours were left at noon on Monday.
    expect(again.resolveBy).toBe(on('24T14:00'));
  });

  test('a solution out of waiting is measured without the waiting', () => {
    const asked: Deed = { at: on('23T10:00'), status: 'waiting-client', answer: true };
    const solved = clock(asked, { at: on('25T10:00'), status: 'resolved', answer: true });
    expect(solved.resolveBy > on('25T10:00')).toBe(true);
  });

  test('around the clock, nights count', () => {
    const always = { ...promised, allHours: true };
    expect(clockOf('2026-11-22T23:00:00.000Z', [], always, calendar).resolveBy).toBe(on('23T07:00'));
  });

  test('for any course of events: what was promised is the time that it ran until it is due', () => {
    const step = fc.record({
      after: fc.integer({ min: 0, max: 40 * 3_600_000 }),
      status: fc.option(fc.constantFrom(...statuses), { nil: undefined }),
      answer: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now = Date.parse(raised);
        const deeds = steps.map(({ after, ...one }) => ({
          ...one,
          at: new Date((now += after)).toISOString(),
        }));
        const { resolveBy, pausedSince } = clockOf(raised, deeds, promised, calendar);
        let still: string | undefined;
        let waited = 0;
        for (const { at, status } of deeds.filter((one) => one.status)) {
          if (still) waited += workingTimeBetween(Date.parse(still), Date.parse(at), calendar);
          still = /waiting-(client|approval)|resolved|declined|closed/.test(String(status)) ? at : undefined;
        }
        const total = workingTimeBetween(Date.parse(raised), Date.parse(resolveBy), calendar);
        expect(total - waited).toBe(promised.resolve * 60_000);
        expect(clockOf(raised, deeds, promised, calendar).pausedSince).toBe(pausedSince);
      }),
    );
  });
});

test('one deed after the other, the clock ends where the whole count ends', () => {
  const step = fc.record({
    after: fc.integer({ min: 0, max: 40 * 3_600_000 }),
    status: fc.constantFrom(...statuses),
    answer: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let now = Date.parse(raised);
      let still: string | undefined;
      const deeds: Deed[] = [];
      let ticket: Parameters<typeof clockAfter>[0] = {
        ...clockOf(raised, [], promised, calendar),
        status: 'new',
        serviceLevel: promised,
      };
      for (const { after, ...one } of steps) {
        const deed = { ...one, at: new Date((now += after)).toISOString() };
        deeds.push(deed);
        const next = clockAfter({ ...ticket, resolvedAt: undefined }, deed, calendar, still);
        ticket = { ...ticket, ...next, status: deed.status };
        still = /waiting-(client|approval)|resolved|declined|closed/.test(deed.status) ? deed.at : undefined;
        expect(next).toEqual(clockOf(raised, deeds, promised, calendar));
      }
    }),
  );
});

describe('how a ticket stands', () => {
  const ticket = { status: 'new' as const, respondBy: on('23T13:00'), resolveBy: on('23T17:00') };
  const now = (time: string) => Date.parse(on(time));

  test('with the answer: due, missed, met', () => {
    expect(responseOf(ticket, now('23T12:59'))?.state).toBe('due');
    expect(responseOf(ticket, now('23T13:01'))?.state).toBe('missed');
    expect(responseOf({ ...ticket, respondedAt: on('23T13:00') }, now('25T09:00'))?.state).toBe('met');
    expect(responseOf({ ...ticket, respondedAt: on('23T13:01') }, now('25T09:00'))?.state).toBe('missed');
    expect(responseOf({ ...ticket, status: 'declined' }, now('23T12:00'))).toBeUndefined();
    expect(responseOf({ status: 'new' }, now('23T12:00'))).toBeUndefined();
  });

  test('with the solution: paused, missed before the pause, met', () => {
    const waiting = { ...ticket, status: 'waiting-client' as const, pausedSince: on('23T16:00') };
    expect(resolutionOf(waiting, now('30T12:00'))?.state).toBe('paused');
    expect(resolutionOf({ ...waiting, pausedSince: on('24T09:00') }, now('30T12:00'))?.state).toBe('missed');
    const solved = { ...ticket, status: 'resolved' as const, resolvedAt: on('23T16:00') };
    expect(resolutionOf(solved, now('30T12:00'))?.state).toBe('met');
  });

  test('what is next, and how much working time is left', () => {
    expect(nextDue(ticket)).toBe(on('23T13:00'));
    const answered = { ...ticket, respondedAt: on('23T12:00') };
    expect(nextDue(answered)).toBe(on('23T17:00'));
    expect(timeLeft(answered, now('23T16:30'), calendar)).toBe(30 * 60_000);
    expect(timeLeft({ ...answered, resolveBy: on('24T09:00') }, now('23T17:30'), calendar)).toBe(90 * 60_000);
    expect(timeLeft(answered, now('24T09:00'), calendar)).toBe(-2 * 3_600_000);
    expect(timeLeft({ ...answered, pausedSince: on('23T16:00') }, now('23T16:30'), calendar)).toBeUndefined();
    expect(nextDue({ ...answered, status: 'closed' })).toBeUndefined();
  });
});

test.each([
  [30, false, '30 working minutes'],
  [60, false, '1 working hour'],
  [90, false, '1.5 working hours'],
  [240, true, '4 hours, day and night'],
])('%i minutes in words', (amount, allHours, words) => {
  expect(inHours(amount, allHours)).toBe(words);
});
