import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Filters } from '../../lambdas/tickets/columns.model.ts';
import { dayOf, filterTickets } from '../../lambdas/tickets/filters.model.ts';
import type { Range } from '../../lambdas/platform/table.ts';
import { isOpen, statuses } from '../../lambdas/tickets/lifecycle.model.ts';
import { partOf, type Part } from '../../lambdas/tickets/narrowing.table.ts';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import { sortable } from '../../lambdas/tickets/tickets.table.ts';

/** What the service reads of a long list may hold more than filters let pass, never less. */
const time = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-03-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const day = fc.oneof(
  fc.constant(''),
  time.map((at) => at.slice(0, 10)),
  fc.constantFrom('2026-02-30', 'soon'),
);
const range = fc.tuple(day, day).map(([from, to]) => `${from}..${to}`);
const zone = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/London');
const ticket = fc
  .record({
    createdAt: time,
    later: time,
    status: fc.constantFrom(...statuses),
    count: fc.integer({ min: 1, max: 12_000 }),
  })
  .map(({ createdAt, later, status, count }) => {
    const date = createdAt.slice(0, 10).replaceAll('-', '');
    const number = `T${date}.${String(count).padStart(4, '0')}`;
    return { number, createdAt, status, ...(!isOpen(status) && { resolvedAt: later }) } as Ticket;
  });
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    created: range,
    resolved: range,
    status: fc.constantFrom(...statuses, ''),
    number: fc.constantFrom('T2026', 't20260115', 'T20260115.00', '0115', '.0001', ' T202602 '),
  },
  { requiredKeys: [] },
);

/** Whether this part of the table holds the ticket. */
function isRead(one: Ticket, part: Part): boolean {
  if (part.by === 'open') return isOpen(one.status);
  if (part.by === 'completion' && isOpen(one.status)) return false;
  const key = part.by === 'age' ? sortable(one.number) : `DONE#${one.resolvedAt}#${sortable(one.number)}`;
  const { between, prefix = '' }: Pick<Range, 'between' | 'prefix'> = part.range;
  return key.startsWith(prefix) && (!between || (between[0] <= key && key <= between[1]));
}

test('every ticket that passes lies in the part that is read', () => {
  fc.assert(
    fc.property(ticket, filters, zone, (one, given, at) => {
      const passes = filterTickets([one], given, at).length > 0;
      expect(!passes || isRead(one, partOf(given))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a day that the calendar does not have bounds nothing', () => {
  expect(partOf({ resolved: '2026-02-30..soon' })).toEqual({ by: 'age', range: {} });
});

test('a day is the one of the zone, around midnight too', () => {
  expect(dayOf('2026-03-28T23:30:00.000Z', 'Europe/London')).toBe('2026-03-28');
  expect(dayOf('2026-03-29T23:30:00.000Z', 'Europe/London')).toBe('2026-03-30');
  expect(dayOf('2026-01-01T00:30:00.000Z', 'America/Los_Angeles')).toBe('2025-12-31');
  expect(dayOf('2026-01-01', 'Pacific/Kiritimati')).toBe('2026-01-01');
});
