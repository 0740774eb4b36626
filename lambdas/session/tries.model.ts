import * as z from 'zod';

/**
 * How tries to sign in with one address are counted, whether the address is known or not: what a person is told must
 * not depend on it. Times in ms since the epoch. Always stricter than the lockout that Cognito has of its own
 * (developer guide, "Lockout behavior for failed sign-in attempts"), so that Cognito's never shows.
 */
export const Tries = z.object({ count: z.int(), last: z.int(), lockedUntil: z.int() });
export type Tries = z.infer<typeof Tries>;

/** So many tries are free; the next ones wait 2, 4, 8 … seconds; from this one on it is a quarter of an hour. */
const free = 4;
const locks = 10;
const locked = 15 * 60_000;
/** After so much quiet, all is forgotten. */
export const quiet = 30 * 60_000;

/** How long to wait before another try, in ms; 0 when it may be now. */
export const wait = (tries: Tries | undefined, now: number): number =>
  Math.max(0, (tries?.lockedUntil ?? 0) - now);

/** The tries with another one. A try counts when it begins, so that many at once are many. */
export function afterTry(tries: Tries | undefined, now: number): Tries {
  const recent = tries && now - Math.max(tries.last, tries.lockedUntil) <= quiet;
  const count = recent ? tries.count + 1 : 1;
  const pause = count >= locks ? locked : count > free ? 1000 * 2 ** (count - free) : 0;
  return { count, last: now, lockedUntil: pause === 0 ? 0 : now + pause };
}

/** The try that begins a lock: once for each lock the owner is told. */
export const beginsLock = ({ count }: Tries): boolean => count === locks;

/** A time to wait, in words. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 90) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
