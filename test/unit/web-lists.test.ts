import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statuses } from '../../lambdas/tickets/lifecycle.model.ts';
import { requestTypes, type Ticket } from '../../lambdas/tickets/ticket.model.ts';
import { type Filters, readFilters } from '../../lambdas/tickets/columns.model.ts';
import { dayOf, endsFirst, filterTickets } from '../../lambdas/tickets/filters.model.ts';
import { optionsOf, sortTickets } from '../../web/portal/tickets/arrange.ts';
import { columnNames, columns } from '../../web/portal/tickets/columns.ts';
import { listSearch } from '../../web/portal/tickets/list-search.ts';
import { isChanged, keptSearch, viewSearch } from '../../web/portal/tickets/view-search.ts';
import { pressed } from '../../web/shared/ui/sorting.ts';

const instant = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const name = fc.constantFrom('Ada Long', 'Bo Öst', 'bo ost', 'Cleo 2', 'Cleo 10');

const ticket: fc.Arbitrary<Ticket> = fc.record({
  number: fc.integer({ min: 1, max: 9_999 }).map((n) => `T20261122.${String(n).padStart(4, '0')}`),
  companyId: fc.constant('c1'),
  companyName: fc.constant('Example'),
  siteId: fc.constant('s1'),
  siteName: fc.constantFrom('Head office', 'Depot'),
  type: fc.constantFrom(...requestTypes),
  title: fc.string({ maxLength: 30 }),
  status: fc.constantFrom(...statuses),
  priority: fc.integer({ min: 1, max: 4 }),
  contactId: fc.constant('p1'),
  contactName: name,
  itemName: optional(name),
  customerReference: fc.string({ maxLength: 8 }),
  requiredBy: optional(instant.map((at) => at.slice(0, 10))),
  teamId: fc.constant('t1'),
  teamName: fc.constant('First line'),
  technicianName: optional(name),
  createdAt: instant,
  updatedAt: instant,
  resolvedAt: optional(instant),
  closedAt: optional(instant),
  emergency: fc.boolean(),
  watchers: fc.constant([]),
  satisfaction: optional(fc.integer({ min: 1, max: 5 })),
  updatedBy: name,
  version: fc.constant(1),
});
const tickets = fc.array(ticket, { maxLength: 40 });
const column = fc.constantFrom(...columnNames);
const sets = columnNames.filter((one) => columns[one].kind === 'set');
const filters: fc.Arbitrary<Filters> = fc.record(
  {
    status: fc.constantFrom(...statuses),
    technician: fc.constantFrom('', 'Ada Long', 'Cleo 2'),
    contact: fc.constantFrom('o', 'OST', 'cleo'),
    created: fc.constantFrom('2025-06-01..', '..2026-01-31', '2025-06-01..2026-06-30'),
  },
  { requiredKeys: [] },
);

describe('filters', () => {
  test('choosing a value shows as many tickets as the drop-down says', () => {
    fc.assert(
      fc.property(tickets, filters, fc.constantFrom(...sets), (all, given, by) => {
        for (const { value, count } of optionsOf(all, given, [by])[by] ?? [])
          expect(filterTickets(all, { ...given, [by]: value })).toHaveLength(count);
      }),
    );
  });

  test('the counts of a drop-down add up to what the other filters show', () => {
    fc.assert(
      fc.property(tickets, filters, fc.constantFrom(...sets), (all, given, by) => {
        const { [by]: _, ...others } = given;
        const sum = (optionsOf(all, given, [by])[by] ?? []).reduce((total, { count }) => total + count, 0);
        expect(sum).toBe(filterTickets(all, others).length);
      }),
    );
  });

  test('filters narrow, keep the order, and can be given one after the other', () => {
    fc.assert(
      fc.property(tickets, filters, filters, (all, one, other) => {
        const narrowed = filterTickets(all, one);
        expect(narrowed).toEqual(all.filter((each) => narrowed.includes(each)));
        const inTurn = filterTickets(narrowed, other);
        expect(inTurn).toEqual(filterTickets(filterTickets(all, other), one));
      }),
    );
  });

  test('text is found without case and accents, all words of it', () => {
    const [some] = fc.sample(ticket, 1);
    const given = { ...some!, contactName: 'Zoë Müller-Łuk' };
    expect(filterTickets([given], { contact: 'muller ZOE' })).toHaveLength(1);
    expect(filterTickets([given], { contact: 'muller anna' })).toHaveLength(0);
  });

  test('both days of a range belong to it, and a ticket without a date is in none', () => {
    const [some] = fc.sample(ticket, 1);
    const day = (requiredBy?: string) => ({ ...some!, requiredBy });
    const range = { requiredBy: '2026-11-01..2026-11-30' };
    expect(filterTickets([day('2026-11-01'), day('2026-11-30')], range)).toHaveLength(2);
    expect(filterTickets([day('2026-10-31'), day('2026-12-01'), day()], range)).toHaveLength(0);
  });

  test('a time belongs to the day that the person sees', () => {
    const midday = new Date(2026, 10, 22, 12).toISOString();
    const late = new Date(2026, 10, 22, 23, 59).toISOString();
    expect([dayOf(midday), dayOf(late), dayOf('2026-11-22')]).toEqual(Array(3).fill('2026-11-22'));
  });
});

test('a range that ends before it begins is told from the others', () => {
  const ranges = ['2026-11-30..2026-11-01', '2026-11-01..2026-11-01', '2026-11-01..', '..2026-11-01', ''];
  expect(ranges.map(endsFirst)).toEqual([true, false, false, false, false]);
});

test('presses on a column’s name go up, down, and back to the list’s own order', () => {
  const first = pressed('title', undefined, false);
  expect(first).toEqual({ sort: 'title', down: undefined });
  expect(pressed('title', 'title', false)).toEqual({ sort: 'title', down: true });
  expect(pressed('title', 'title', true)).toEqual({ sort: undefined, down: undefined });
  expect(pressed<string>('title', 'status', true)).toEqual(first);
});

describe('order', () => {
  test('is of the same tickets, sorted once and for all, with empty values last', () => {
    fc.assert(
      fc.property(tickets, column, fc.boolean(), (all, by, down) => {
        const sorted = sortTickets(all, by, down);
        expect(new Set(sorted)).toEqual(new Set(all));
        expect(sortTickets(sorted, by, down)).toEqual(sorted);
        const values = sorted.map(columns[by].value);
        const held = values.filter((value) => value !== '');
        expect(values.slice(0, held.length)).toEqual(held);
      }),
    );
  });

  test('statuses come as they follow each other, names as people count, priorities by weight', () => {
    const [some] = fc.sample(ticket, 1);
    const of = (change: Partial<Ticket>) => ({ ...some!, ...change });
    const byStatus = sortTickets([of({ status: 'closed' }), of({ status: 'new' })], 'status');
    expect(byStatus.map(({ status }) => status)).toEqual(['new', 'closed']);
    const byItem = sortTickets([of({ itemName: 'PC 10' }), of({ itemName: 'PC 9' })], 'item');
    expect(byItem.map(({ itemName }) => itemName)).toEqual(['PC 9', 'PC 10']);
    const byPriority = sortTickets([of({ priority: 3 }), of({ priority: 1 })], 'priority');
    expect(byPriority.map(({ priority }) => priority)).toEqual([1, 3]);
  });
});

describe('the address of a list', () => {
  test('gives back what was asked for', () => {
    fc.assert(
      fc.property(filters, column, fc.boolean(), (given, sort, down) => {
        const asked = JSON.parse(JSON.stringify({ list: 'open', site: 's1', filters: given, sort, down }));
        const read = listSearch(asked);
        expect(read.filters ?? {}).toEqual(given);
        expect(read).toMatchObject({ list: 'open', site: 's1', sort });
        expect(read.down ?? false).toBe(down);
      }),
    );
  });

  test('whatever somebody wrote into it, a list can be asked for', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('list', 'filters', 'sort', 'site', 'period'), fc.anything()),
        (found) => {
          expect(listSearch(found).list).toBeTypeOf('string');
        },
      ),
    );
    expect(readFilters({ status: 'new', nothing: 'x', title: 3 })).toEqual({ status: 'new' });
    const days = (due: string) => readFilters({ due }).due;
    for (const range of ['2026-02-28..', '..2026-12-31', '2026-11-01..2026-11-30', ''])
      expect(days(range)).toBe(range);
    for (const odd of ['2026-02-30..', '2026-13-45..foo', '2026-99-99..', '..', 'x', '2026-11-01', '1..2..3'])
      expect(days(odd), odd).toBeUndefined();
  });
});

describe('a saved view', () => {
  const found = listSearch({
    list: 'all',
    words: 'label',
    filters: { status: 'new', contact: 'o' },
    sort: 'created',
    down: true,
  });
  const view = { id: 'v1', name: 'Labels', search: keptSearch(found, ['number', 'title']) };
  const opened = viewSearch(view);

  test('is unchanged when it was opened, in whatever order its filters come', () => {
    expect(isChanged(view, opened)).toBe(false);
    expect(isChanged(view, { ...opened, filters: { contact: 'o', status: 'new' } })).toBe(false);
  });

  test.each([
    { filters: undefined },
    { words: undefined },
    { down: undefined },
    { sort: 'updated' as const },
    { columns: ['title', 'number'] as const },
    { list: 'open' as const },
  ])('is changed by %j', (part) => {
    expect(isChanged(view, { ...opened, ...part })).toBe(true);
  });
});
