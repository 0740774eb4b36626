import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver, SignedOut } from '../../lambdas/platform/signed-out.ts';
import { withEnded } from '../../lambdas/session/ended.ts';
import { AppCode, RecoveryCode, writtenCode } from '../../lambdas/session/recovery.model.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const seconds = now.getTime() / 1000;
const session = (id: string, since = seconds - 60) => ({ id, since });

describe('sessions that were ended', () => {
  it('are those that are named, and all before a time but one', () => {
    const ended = SignedOut.parse({ sessions: { a: seconds + 60 }, before: seconds - 100, except: 'c' });
    expect(isOver(session('a'), ended)).toBe(true);
    expect(isOver(session('b'), ended)).toBe(false);
    expect(isOver(session('b', seconds - 101), ended)).toBe(true);
    expect(isOver(session('c', seconds - 101), ended)).toBe(false);
    expect(isOver(undefined, ended)).toBe(false);
    expect(isOver(session('a'), undefined)).toBe(false);
  });

  it('stay named until their time is over, whatever is ended after them', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.integer({ min: -500, max: 500 }), { maxKeys: 50 }),
        name,
        (ends, more) => {
          const sessions = Object.fromEntries(Object.entries(ends).map(([id, end]) => [id, seconds + end]));
          const next = withEnded(SignedOut.parse({ sessions }), more, seconds + 900, now);
          expect(isOver(session(more), next)).toBe(true);
          const others = Object.entries(sessions).filter(([id]) => id !== more);
          for (const [id, end] of others) expect(isOver(session(id), next)).toBe(end > seconds);
        },
      ),
    );
  });

  it('are not named without end: then all are to be ended', () => {
    const sessions = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`s${i}`, seconds + 60]));
    expect(withEnded(SignedOut.parse({ sessions }), 'more', seconds + 60, now)).toBeUndefined();
  });
});

describe('codes as people type them', () => {
  it.each(['123456', ' 123 456', '123 456 '])('takes “%s”', (typed) => {
    expect(AppCode.parse(typed)).toBe('123456');
  });
  it.each(['12345', '1234567', 'abcdef', ''])('refuses “%s”', (typed) => {
    expect(AppCode.safeParse(typed).success).toBe(false);
  });
  it.each(['k7m2p-x9w4t', 'K7M2P X9W4T', 'k7m2px9w4t'])('takes the recovery code “%s”', (typed) => {
    expect(RecoveryCode.parse(typed)).toBe('k7m2px9w4t');
  });
  it('writes a recovery code in two halves', () => {
    expect(writtenCode('k7m2px9w4t')).toBe('k7m2p-x9w4t');
    expect(RecoveryCode.safeParse('k7m2p-x9w4').success).toBe(false);
  });
});
