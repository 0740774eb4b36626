import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import { monthInWords, moveMonth, readMonth } from '../../web/desk/companies/month.ts';
import { chooseTickets, countByFilter, readQueueSearch } from '../../web/desk/queue/queue-search.ts';
import { age, workingTime } from '../../web/desk/ticket-words.ts';

const ticket = (number: string, more: Partial<Ticket>): Ticket =>
  ({
    number,
    title: 'Cannot print',
    companyName: 'Harbour & Lane',
    siteName: 'Head office',
    contactName: 'Amelia Hart',
    status: 'new',
    priority: 3,
    createdAt: '2026-11-20T09:00:00.000Z',
    updatedAt: '2026-11-20T09:00:00.000Z',
    ...more,
  }) as Ticket;

const queue = [
  ticket('T20261120.0001', {
    technicianId: 's1',
    technicianName: 'Tom',
    updatedAt: '2026-11-22T09:00:00.000Z',
  }),
  ticket('T20261120.0002', { priority: 1, createdAt: '2026-11-21T09:00:00.000Z' }),
  ticket('T20261120.0003', { status: 'resolved', priority: 2 }),
  ticket('T20261120.0004', { priority: 1, title: 'VPN drops' }),
];
const numbers = (tickets: Ticket[]) => tickets.map(({ number }) => number.slice(-1)).join('');

describe('the queue', () => {
  it('shows what is open, the most urgent first and of those the oldest', () => {
    expect(numbers(chooseTickets(queue, {}, ''))).toBe('421');
  });

  it('orders by what is due next; what stands still comes last', () => {
    const due = (respondBy: string, more: Partial<Ticket> = {}) => ({ respondBy, ...more });
    const clocked = [
      ticket('T20261120.0001', due('2026-11-23T12:00:00.000Z')),
      ticket('T20261120.0002', due('2026-11-23T09:00:00.000Z', { pausedSince: '2026-11-23T08:00:00.000Z' })),
      ticket('T20261120.0003', due('2026-11-23T11:00:00.000Z')),
      ticket(
        'T20261120.0004',
        due('2026-11-23T08:00:00.000Z', {
          respondedAt: '2026-11-23T08:00:00.000Z',
          resolveBy: '2026-11-23T10:00:00.000Z',
        }),
      ),
    ];
    expect(numbers(chooseTickets(clocked, { order: 'due' }, ''))).toBe('4312');
    const soon = (one: Ticket) => one.number.endsWith('3');
    expect(numbers(chooseTickets(clocked, { soon: true }, '', soon))).toBe('3');
    expect(readQueueSearch({ soon: true, order: 'due' })).toMatchObject({ soon: true, order: 'due' });
  });

  it('says working time in short', () => {
    const minute = 60_000;
    expect([59, 60, 190, 601, 0].map((count) => workingTime(count * minute))).toEqual([
      '59 min',
      '1 h',
      '3 h 10',
      '10 h',
      '0 min',
    ]);
  });

  it('filters by status and by nobody being on it', () => {
    expect(numbers(chooseTickets(queue, { status: 'resolved' }, ''))).toBe('3');
    expect(numbers(chooseTickets(queue, { unassigned: true }, ''))).toBe('42');
    expect(countByFilter(queue, 'everything')).toBe(4);
  });

  it('finds all words anywhere in a row, whatever their case', () => {
    expect(numbers(chooseTickets(queue, {}, 'HART vpn'))).toBe('4');
    expect(numbers(chooseTickets(queue, {}, '0001'))).toBe('1');
    expect(numbers(chooseTickets(queue, {}, 'vpn print'))).toBe('');
  });

  it('orders by update and by age, either way round', () => {
    expect(numbers(chooseTickets(queue, { order: 'updated' }, ''))[0]).toBe('1');
    expect(numbers(chooseTickets(queue, { order: 'age', turned: true }, ''))[0]).toBe('2');
  });

  it('takes from the address only what it knows', () => {
    expect(readQueueSearch({ queue: 'a b', status: 'lost', unassigned: 'yes', order: 1, turned: 1 })).toEqual(
      {},
    );
    expect(readQueueSearch({ queue: 'mine', status: 'new', unassigned: true, order: 'age' })).toEqual({
      queue: 'mine',
      status: 'new',
      unassigned: true,
      order: 'age',
    });
  });

  it('says ages in the largest unit that still tells something', () => {
    const now = Date.parse('2026-11-22T09:00:00Z');
    const ages = [
      '2026-11-22T09:00:30Z',
      '2026-11-22T08:01:00Z',
      '2026-11-20T10:00:00Z',
      '2026-11-19T08:00:00Z',
    ];
    expect(ages.map((at) => age(at, now))).toEqual(['0 min', '59 min', '47 h', '3 d']);
  });
});

describe('months of the audit trail', () => {
  it('moves over the turn of the year', () => {
    expect(moveMonth('2026-01', -1)).toBe('2025-12');
    expect(moveMonth('2026-12', 1)).toBe('2027-01');
    expect(monthInWords('2026-11')).toContain('2026');
  });

  it('takes from the address only what is a month', () => {
    expect(readMonth({ month: '2026-11' })).toEqual({ month: '2026-11' });
    expect(readMonth({ month: '2026-13' })).toEqual({});
  });
});
