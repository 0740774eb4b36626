import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../lambdas/platform/ids.ts';
import { id } from '../../lambdas/platform/words.ts';
import { TicketNumber } from '../../lambdas/tickets/ticket.model.ts';
import { sortable } from '../../lambdas/tickets/tickets.table.ts';

const compare = <T extends string | number>(a: T, b: T): number => Number(a > b) - Number(a < b);
const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2300-01-01'), noInvalidDate: true });

describe('identifiers', () => {
  test('sort by the time they were made for', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        fc.pre(a.getTime() !== b.getTime());
        expect(compare(newId(a), newId(b))).toBe(compare(a.getTime(), b.getTime()));
      }),
    );
  });

  test('have 20 characters that fit into a key and an address', () => {
    fc.assert(
      fc.property(moment, (now) => {
        expect(newId(now)).toHaveLength(20);
        expect(id.safeParse(newId(now)).success).toBe(true);
      }),
    );
  });

  test('do not repeat, even within one millisecond', () => {
    const now = new Date('2026-11-22T09:30:00.000Z');
    expect(new Set(Array.from({ length: 20_000 }, () => newId(now))).size).toBe(20_000);
  });
});

describe('ticket numbers', () => {
  const count = fc.integer({ min: 1, max: 999_999_999 });
  const number = (on: Date, n: number) =>
    `T${on.toISOString().slice(0, 10).replaceAll('-', '')}.${String(n).padStart(4, '0')}`;

  test('sort by day, then by count, also beyond 9999', () => {
    fc.assert(
      fc.property(moment, moment, count, count, (on, other, n, m) => {
        const days = compare(on.toISOString().slice(0, 10), other.toISOString().slice(0, 10));
        expect(compare(sortable(number(on, n)), sortable(number(other, m)))).toBe(days || compare(n, m));
      }),
    );
  });

  test('keep their order where the digits grow', () => {
    const day = new Date('2026-11-22');
    const numbers = [1, 9, 10, 9_999, 10_000, 99_999, 100_000].map((n) => number(day, n));
    expect(numbers.map(sortable).toSorted()).toEqual(numbers.map(sortable));
    expect(numbers.every((one) => TicketNumber.safeParse(one).success)).toBe(true);
  });

  test.each([
    'T2026112.0001',
    'T20261122.001',
    'T20261122.0001#X',
    '20261122.0001',
    'T20261122.0001\n',
    'T20261122.1234567890',
  ])('do not look like %j', (value) => {
    expect(TicketNumber.safeParse(value).success).toBe(false);
  });
});
