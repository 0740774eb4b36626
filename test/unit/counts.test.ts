import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addShare,
  difference,
  lastDays,
  lastMonths,
  type Amounts,
  type Counted,
} from '../../lambdas/counts/counts.model.ts';
import { isOpen, statuses } from '../../lambdas/tickets/lifecycle.model.ts';
import { requestTypes } from '../../lambdas/tickets/ticket.model.ts';

const instant = fc
  .date({ min: new Date('2024-12-30'), max: new Date('2026-01-03'), noInvalidDate: true })
  .map((date) => date.toISOString());
const state: fc.Arbitrary<Counted> = fc
  .record({
    siteId: fc.constantFrom('s1', 's2'),
    contactId: fc.constantFrom('c1', 'c2', 'c3'),
    type: fc.constantFrom(...requestTypes),
    status: fc.constantFrom(...statuses),
    createdAt: instant,
    resolvedAt: instant,
    approval: fc.option(
      fc
        .uniqueArray(fc.constantFrom('c1', 'c2', 'c4'))
        .map((waitsOn) => ({ roundId: 'r', approvers: waitsOn, waitsOn, own: [] })),
      { nil: undefined },
    ),
  })
  .map((one) => (isOpen(one.status) ? { ...one, resolvedAt: undefined } : one));

/** Adds amounts, as the table does. */
function merge(into: Amounts, amounts: Amounts): Amounts {
  for (const [where, counters] of amounts) {
    const kept = into.get(where) ?? new Map<string, number>();
    into.set(where, kept);
    for (const [counter, amount] of counters) {
      kept.set(counter, (kept.get(counter) ?? 0) + amount);
      if (kept.get(counter) === 0) kept.delete(counter);
    }
    if (kept.size === 0) into.delete(where);
  }
  return into;
}

/** Histories of some tickets: each a row of states. */
const histories = fc.array(fc.array(state, { minLength: 1, maxLength: 6 }), { maxLength: 8 });

it('counts kept by differences, in any order, are what a recount finds', () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat()), (tickets, dice) => {
      const changes = tickets.flatMap((states) => states.map((after, i) => difference(states[i - 1], after)));
      const shuffled = changes
        .map((change) => ({ change, at: dice.next().value as number }))
        .toSorted((a, b) => a.at - b.at);
      const kept = shuffled.reduce((all, { change }) => merge(all, change), new Map() as Amounts);
      const found = tickets.reduce(
        (all, states) => addShare(all, states.at(-1) as Counted, 1),
        new Map() as Amounts,
      );
      expect(kept).toEqual(found);
    }),
  );
});

it('a change that does not count moves nothing', () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(difference(one, { ...one })).toEqual(new Map());
    }),
  );
});

it('the last days and months are those of the calendar', () => {
  expect(lastDays(new Date('2026-03-02T23:59:59Z'), 3)).toEqual(['2026-03-02', '2026-03-01', '2026-02-28']);
  expect(lastMonths(new Date('2026-01-31T12:00:00Z'), 3)).toEqual(['2025-11', '2025-12', '2026-01']);
});
