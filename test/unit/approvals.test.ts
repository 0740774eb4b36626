import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  delegateOf,
  ruleAt,
  seatsOf,
  standsInFor,
  type Delegation,
} from '../../lambdas/approvals/board.model.ts';
import { amountFault, moneyInWords, readMoney } from '../../lambdas/approvals/money.model.ts';
import {
  approvalOf,
  Decision,
  seatsFor,
  stateOf,
  withDecision,
  type Round,
  type SeatDecision,
} from '../../lambdas/approvals/round.model.ts';

const people = ['ada', 'bo', 'cleo', 'dan'];
const round = (rule: Round['rule'], seats: readonly string[], own: string[] = []): Round => ({
  id: 'round-1',
  askedAt: '2026-11-20T09:00:00.000Z',
  askedBy: { kind: 'system', id: 'system', name: 'Foyer' },
  activityId: 'a0',
  rule,
  seats: seats.map((id) => ({ id, name: id })),
  own,
  remindAfter: 3,
  replaced: false,
});
const decision = (outcome: SeatDecision['outcome'], by: string): SeatDecision => ({
  outcome,
  at: '2026-11-21T09:00:00.000Z',
  by: { id: by, name: by },
  activityId: `by-${by}`,
});

const seats = fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 });
const outcome = fc.constantFrom('approved' as const, 'declined' as const);
const rule = fc.constantFrom('one' as const, 'all' as const);
/** What some members want to decide, each perhaps several times, in some order. */
const votes = fc.array(fc.record({ by: fc.constantFrom(...people), outcome }), { maxLength: 12 });
const play = (start: Round, cast: readonly { by: string; outcome: SeatDecision['outcome'] }[]): Round[] => {
  const states = [start];
  for (const { by, outcome: what } of cast) {
    const now = states.at(-1)!;
    const mine = seatsFor(now, by, []).map(({ id }) => id);
    states.push(withDecision(now, mine, decision(what, by)));
  }
  return states;
};

describe('a round of approval', () => {
  test('where all must approve ends the same in every order, however often a decision is repeated', () => {
    fc.assert(
      fc.property(seats, fc.func(outcome), fc.infiniteStream(fc.nat()), (members, mind, dice) => {
        const cast = [...members, ...members].map((by) => ({ by, outcome: mind(by) }));
        const shuffled = cast
          .map((one) => ({ one, at: dice.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const wanted = members.some((one) => mind(one) === 'declined') ? 'declined' : 'approved';
        expect(stateOf(play(round('all', members), cast).at(-1)!)).toBe(wanted);
        expect(stateOf(play(round('all', members), shuffled).at(-1)!)).toBe(wanted);
      }),
    );
  });

  test('where one is enough is decided by the first', () => {
    fc.assert(
      fc.property(seats, votes, (members, cast) => {
        const first = cast.find(({ by }) => members.includes(by));
        expect(stateOf(play(round('one', members), cast).at(-1)!)).toBe(first?.outcome ?? 'waiting');
      }),
    );
  });

  test('moves at most once, and nothing changes what is decided', () => {
    fc.assert(
      fc.property(rule, seats, votes, (by, members, cast) => {
        const states = play(round(by, members), cast);
        const moves = states.filter((one, i) => i > 0 && stateOf(one) !== stateOf(states[i - 1]!));
        expect(moves.length).toBeLessThanOrEqual(1);
        for (const [i, { seats: now }] of states.entries())
          for (const seat of (states[i - 1]?.seats ?? []).filter((one) => one.decision))
            expect(now.find(({ id }) => id === seat.id)).toEqual(seat);
      }),
    );
  });

  test('waits on exactly those who could still decide, and is seen by all who were asked', () => {
    fc.assert(
      fc.property(rule, seats, votes, (by, members, cast) => {
        const now = play(round(by, members), cast).at(-1)!;
        const { waitsOn, approvers } = approvalOf(now);
        expect(waitsOn).toEqual(members.filter((one) => seatsFor(now, one, []).length > 0));
        for (const member of members) expect(approvers).toContain(member);
      }),
    );
  });

  test('lets nobody decide who is not asked, nor a stand-in the own request', () => {
    fc.assert(
      fc.property(rule, seats, fc.subarray(people), fc.subarray(people), (by, members, own, others) => {
        for (const me of people) {
          const mine = seatsFor(round(by, members, own), me, others).map(({ id }) => id);
          const wanted = members.filter((one) => one === me || (others.includes(one) && !own.includes(me)));
          expect(mine).toEqual(wanted);
        }
      }),
    );
  });

  test('that was asked anew takes no decision', () => {
    expect(seatsFor({ ...round('one', ['ada']), replaced: true }, 'ada', [])).toEqual([]);
  });
});

describe('a board', () => {
  const all = people.map((id) => ({ id, name: id }));

  test('does not ask those whose request it is, unless the provider allows it', () => {
    const board = { memberIds: ['ada', 'bo', 'gone'], ownRequests: false };
    expect(seatsOf(board, all, ['bo']).map(({ id }) => id)).toEqual(['ada']);
    expect(seatsOf({ ...board, ownRequests: true }, all, ['bo']).map(({ id }) => id)).toEqual(['ada', 'bo']);
    expect(seatsOf({ ...board, memberIds: ['bo'] }, all, ['bo'])).toEqual([]);
  });

  test('asks all of them from a cost on, and when costs cannot be compared', () => {
    const pounds = (amount: number) => ({ amount, currency: 'GBP' });
    const board = { rule: 'one', allFrom: pounds(500_00) } as const;
    expect(ruleAt(board)).toBe('one');
    expect(ruleAt(board, pounds(499_99))).toBe('one');
    expect(ruleAt(board, pounds(500_00))).toBe('all');
    expect(ruleAt(board, { amount: 1, currency: 'EUR' })).toBe('all');
    expect(ruleAt({ rule: 'one' }, pounds(1_000_000))).toBe('one');
    expect(ruleAt({ ...board, rule: 'all' }, pounds(1))).toBe('all');
  });

  test('has stand-ins from the first day to the last, and not beyond', () => {
    const one: Delegation = {
      memberId: 'ada',
      memberName: 'Ada',
      delegateId: 'bo',
      delegateName: 'Bo',
      from: '2026-11-20',
      to: '2026-11-22',
    };
    const days = ['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-23'];
    expect(days.map((day) => standsInFor([one], 'bo', day).length)).toEqual([0, 1, 1, 0]);
    expect(days.map((day) => delegateOf([one], 'ada', day))).toEqual([undefined, 'bo', 'bo', undefined]);
    expect(standsInFor([one], 'ada', '2026-11-21')).toEqual([]);
  });
});

describe('a decision', () => {
  test('needs a reason to decline', () => {
    const parse = (decide: string, reason?: string) =>
      Decision.safeParse({ decision: decide, reason }).error?.issues[0]?.message;
    expect(parse('decline')).toBe('Please write why you decline.');
    expect(parse('decline', '  ')).toBe('Please write why you decline.');
    expect(parse('decline', 'Too dear')).toBeUndefined();
    expect(parse('approve')).toBeUndefined();
  });
});

describe('money', () => {
  test('is read as it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e11 }),
        fc.constantFrom('GBP', 'EUR', 'JPY', 'KWD'),
        (amount, currency) => {
          const words = moneyInWords({ amount, currency }).replaceAll(/[^\d.,]/g, '');
          expect(readMoney(words, currency)).toEqual({ amount, currency });
        },
      ),
    );
  });

  test('is not guessed', () => {
    for (const typed of ['', '0', '-3', '1.234', 'ten', '1e3', '0.00'])
      expect(readMoney(typed, 'GBP')).toBeUndefined();
    expect(readMoney('1,250', 'GBP')).toEqual({ amount: 125_000, currency: 'GBP' });
    expect(readMoney('12.5', 'GBP')).toEqual({ amount: 1_250, currency: 'GBP' });
    expect(readMoney('12.5', 'JPY')).toBeUndefined();
    expect(readMoney(' 1 234 567.5 ', 'GBP')).toEqual({ amount: 123_456_750, currency: 'GBP' });
    expect(readMoney('1\u00A0234', 'GBP')).toEqual({ amount: 123_400, currency: 'GBP' });
  });

  test('is never multiplied: a comma or a space stands between thousands or is refused', () => {
    const digits = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
    fc.assert(
      fc.property(
        fc.array(digits(1, 4), { minLength: 2, maxLength: 3 }),
        fc.constantFrom(',', ' ', '\u00A0'),
        fc.constantFrom('GBP', 'JPY', 'KWD'),
        (parts, mark, currency) => {
          const read = readMoney(parts.join(mark), currency);
          const thousands = parts[0]!.length <= 3 && parts.slice(1).every((one) => one.length === 3);
          expect(read).toEqual(thousands ? readMoney(parts.join(''), currency) : undefined);
        },
      ),
    );
    for (const typed of [
      '456,50',
      '1,5',
      '1,234,5',
      '12,34,567',
      '1,234 567',
      '1.234,50',
      '1,234,',
      ',5',
      '1 2',
    ])
      expect(readMoney(typed, 'GBP'), typed).toBeUndefined();
  });

  test('that is not understood comes with words on how to write it', () => {
    expect(amountFault('456,50', 'GBP')).toBe('Please write 456.50, with a point.');
    expect(amountFault('1,5', 'GBP')).toBe('Please write 1.50, with a point.');
    expect(amountFault('1 234,50', 'GBP')).toBe('Please write 1234.50, with a point.');
    expect(amountFault('1.234,50', 'EUR')).toBe('Please write 1234.50, with a point.');
    expect(amountFault('ten', 'GBP')).toBe('Please enter an amount such as 1,250.00.');
    expect(amountFault('4,5', 'JPY')).toBe('Please enter an amount such as 1,250.');
  });
});
