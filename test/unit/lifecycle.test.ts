import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  actions,
  actionsFor,
  isOpen,
  openStatuses,
  statuses,
  statusMeaning,
  type Action,
  type Status,
} from '../../lambdas/tickets/lifecycle.model.ts';
import {
  defaultMatrix,
  impacts,
  priorityOf,
  PriorityMatrix,
  urgencies,
} from '../../lambdas/tickets/ticket.model.ts';

const actionNames = Object.keys(actions) as Action[];
const status = fc.constantFrom(...statuses);
const side = fc.constantFrom('staff', 'customer', 'system');
const may = (name: Action, from: Status) => (actions[name].from as readonly Status[]).includes(from);

describe('the lifecycle of a ticket', () => {
  test('offers exactly the actions that the table of actions allows', () => {
    fc.assert(
      fc.property(side, status, (by, from) => {
        const wanted = actionNames.filter((name) => actions[name].by === by && may(name, from));
        expect(actionsFor(by, from)).toEqual(wanted);
      }),
    );
  });

  const ends: Status[] = ['closed', 'declined'];

  test('never leaves closed or declined, and enters closed by closing alone', () => {
    for (const end of ends) expect([...actionsFor('staff', end), ...actionsFor('customer', end)]).toEqual([]);
    expect(actionNames.filter((name) => actions[name].to === 'closed')).toEqual(['close', 'expire']);
  });

  test('stays among the known statuses on every walk, and ends when it is closed or declined', () => {
    const walk = fc.array(fc.nat(), { maxLength: 40 });
    fc.assert(
      fc.property(walk, (choices) => {
        let now: Status = 'new';
        for (const choice of choices) {
          const offered: Action[] = [...actionsFor('staff', now), ...actionsFor('customer', now)];
          const name = offered[choice % offered.length];
          expect(name === undefined).toBe(ends.includes(now));
          if (!name) return;
          now = actions[name].to;
          expect(statuses).toContain(now);
        }
      }),
    );
  });

  test('reaches every status from where tickets begin, and closed from every status but declined', () => {
    const reach = (start: Status): Set<Status> => {
      const seen = new Set([start]);
      for (const at of seen) for (const name of actionNames) if (may(name, at)) seen.add(actions[name].to);
      return seen;
    };
    const all = new Set([...reach('new'), ...reach('waiting-approval')]);
    expect([...all].toSorted()).toEqual([...statuses].toSorted());
    for (const from of statuses) expect(reach(from).has('closed')).toBe(from !== 'declined');
  });

  test('lets customers close and reopen what is resolved, decide what waits for approval, and nothing else', () => {
    const offered: Partial<Record<Status, Action[]>> = {
      resolved: ['close', 'reopen'],
      'waiting-approval': ['approve', 'decline'],
    };
    for (const from of statuses) expect(actionsFor('customer', from)).toEqual(offered[from] ?? []);
  });

  test('has no action that leads where the ticket is already, but assigning somebody else and asking anew', () => {
    const idle = actionNames.filter((name) => may(name, actions[name].to));
    expect(idle).toEqual(['assign', 'ask-approval']);
  });

  test('is open until it is resolved, declined or closed', () => {
    fc.assert(
      fc.property(status, (one) => {
        expect(isOpen(one)).toBe(!['resolved', 'declined', 'closed'].includes(one));
        expect(openStatuses.includes(one)).toBe(isOpen(one));
      }),
    );
  });

  test('has words for every status', () => {
    for (const one of statuses) {
      expect(statusMeaning[one].label).not.toBe('');
      expect(statusMeaning[one].meaning).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(statuses.map((one) => statusMeaning[one].label)).size).toBe(statuses.length);
  });
});

describe('the priority', () => {
  const rank = fc.integer({ min: 1, max: 4 });
  const row = fc.record({ low: rank, medium: rank, high: rank });
  const matrix = fc.record({ 'only-me': row, others: row, company: row });

  test('comes from the matrix, for every impact and urgency', () => {
    fc.assert(
      fc.property(
        matrix,
        fc.constantFrom(...urgencies),
        fc.constantFrom(...impacts),
        (given, urgency, impact) => {
          expect(priorityOf(PriorityMatrix.parse(given), urgency, impact)).toBe(given[impact][urgency]);
        },
      ),
    );
  });

  test('is 1 1 2 / 1 2 3 / 2 3 4 as delivered, by impact and then by urgency from high to low', () => {
    const order = ['high', 'medium', 'low'] as const;
    const table = (['company', 'others', 'only-me'] as const).map((impact) =>
      order.map((urgency) => priorityOf(defaultMatrix, urgency, impact)),
    );
    expect(table).toEqual([
      [1, 1, 2],
      [1, 2, 3],
      [2, 3, 4],
    ]);
  });

  test('is normal without impact and urgency', () => {
    expect(priorityOf(defaultMatrix)).toBe(3);
    expect(priorityOf(defaultMatrix, 'high')).toBe(3);
  });

  test('needs a whole matrix', () => {
    const { others: _, ...torn } = defaultMatrix;
    expect(z.safeParse(PriorityMatrix, torn).success).toBe(false);
    expect(
      z.safeParse(PriorityMatrix, { ...defaultMatrix, others: { high: 1, medium: 5, low: 2 } }).success,
    ).toBe(false);
  });
});
