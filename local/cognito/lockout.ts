import { notAuthorized } from './error.ts';
import type { User } from './state.ts';

/*
 * Developer guide, "Lockout behavior for failed sign-in attempts": from the fifth failure on the user is locked out
 * for 2^(n-5) seconds, about 15 minutes at most. Attempts while locked out do not count. A successful sign-in, or
 * 15 minutes without an attempt, starts again at nothing.
 */
const free = 5;
const longest = 15 * 60_000;

/** Throws while the user is locked out. `now` in milliseconds. */
export function refuseWhileLocked(user: User, now: number): void {
  if (user.failures.lockedUntil > now) throw notAuthorized('Password attempts exceeded');
}

export function countFailure(user: User, now: number): void {
  const { count, last } = user.failures;
  const failed = now - last > longest ? 1 : count + 1;
  const pause = failed < free ? 0 : Math.min(longest, 1000 * 2 ** (failed - free));
  user.failures = { count: failed, last: now, lockedUntil: now + pause };
}

export function forgetFailures(user: User): void {
  user.failures = { count: 0, last: 0, lockedUntil: 0 };
}
