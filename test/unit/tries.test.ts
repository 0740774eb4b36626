import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterTry, beginsLock, inWords, wait, type Tries } from '../../lambdas/session/tries.model.ts';
import { countFailure, refuseWhileLocked } from '../../local/cognito/lockout.ts';
import type { User } from '../../local/cognito/state.ts';

const start = Date.UTC(2026, 10, 23);

/** Tries, each as soon as it is let, or later by a gap in ms. */
function run(gaps: number[]): { at: number; tries: Tries }[] {
  let tries: Tries | undefined;
  let at = start;
  return gaps.map((gap) => {
    at += gap + wait(tries, at + gap);
    tries = afterTry(tries, at);
    return { at, tries };
  });
}

describe('tries to sign in', () => {
  it('are free four times, then wait longer and longer, then a quarter of an hour', () => {
    const waits = run(Array.from({ length: 11 }, () => 0)).map(
      ({ at, tries }) => (tries.lockedUntil && tries.lockedUntil - at) / 1000,
    );
    expect(waits).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 900, 900]);
  });

  it('begin a lock once, however long somebody goes on', () => {
    expect(run(Array.from({ length: 60 }, () => 0)).filter(({ tries }) => beginsLock(tries))).toHaveLength(1);
  });

  it('are forgotten after half an hour of quiet', () => {
    const [, , , , fifth] = run([0, 0, 0, 0, 0]);
    const { tries } = fifth!;
    expect(afterTry(tries, tries.lockedUntil + 30 * 60_000).count).toBe(6);
    expect(afterTry(tries, tries.lockedUntil + 30 * 60_000 + 1).count).toBe(1);
  });

  it('are never let through while Cognito has the address locked, so that its lock cannot tell who exists', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * 3_600_000 }), { maxLength: 40 }), (gaps) => {
        const user = { failures: { count: 0, last: 0, lockedUntil: 0 } } as User;
        for (const { at } of run(gaps)) {
          expect(() => refuseWhileLocked(user, at)).not.toThrow();
          countFailure(user, at);
        }
      }),
    );
  });

  it('say how long to wait', () => {
    expect([1, 1_001, 90_000, 90_001, 900_000].map(inWords)).toEqual([
      'a second',
      '2 seconds',
      '90 seconds',
      '2 minutes',
      '15 minutes',
    ]);
  });
});
