import type { Key } from '../platform/entity.ts';
import { AppError } from '../platform/problem.ts';
import { SignedOut } from '../platform/signed-out.ts';
import { change, type Step } from '../platform/steps.ts';

/** How ended sessions are named in the person's own record, where every request looks (platform/signed-out.ts). */

/** So many single ones are named at once: the record is read often and shall stay small. */
const most = 60;

/** With another one ended, without those whose time is over. */
export function withEnded(
  seen: SignedOut | undefined,
  session: string,
  until: number,
  now: Date,
): SignedOut | undefined {
  const seconds = Math.floor(now.getTime() / 1000);
  const { sessions, ...rest } = seen ?? SignedOut.parse({});
  const still = Object.entries(sessions).filter(([, end]) => end > seconds);
  if (still.length >= most) return undefined;
  return { ...rest, sessions: { ...Object.fromEntries(still), [session]: until } };
}

/** Names an ended session until its tokens are worth nothing, if nobody else changed the names meanwhile. */
export function nameEnded(
  key: Key,
  seen: SignedOut | undefined,
  session: string,
  until: number,
  now: Date,
): Step {
  const signedOut = withEnded(seen, session, until, now);
  if (!signedOut)
    throw new AppError(
      'out-of-turn',
      'You have signed out many devices one by one. Please use “Sign out everywhere” now.',
    );
  return change(key, { set: { signedOut } }, asSeen(seen), () => undefined);
}

const asSeen = (seen: SignedOut | undefined) => ({
  expression: `attribute_exists(PK) AND ${seen ? '#signedOut = :seenSignedOut' : 'attribute_not_exists(#signedOut)'}`,
  names: { '#signedOut': 'signedOut' },
  ...(seen && { values: { ':seenSignedOut': seen } }),
});

const secondOf = (now: Date): number => Math.floor(now.getTime() / 1000);

/** Ends all sessions that began up to now, but this one. Of this very second too: Cognito tells no finer when a sign-in was. */
export const nameAllEnded = (key: Key, now: Date, except = ''): Step =>
  nameEndedBefore(key, secondOf(now) + 1, except);

/** Ends all sessions that began before this second, so that whoever has just been given a new password may sign in at once. */
export const nameEarlierEnded = (key: Key, now: Date): Step => nameEndedBefore(key, secondOf(now), '');

const nameEndedBefore = (key: Key, before: number, except: string): Step =>
  change(key, { set: { signedOut: { sessions: {}, before, except } } }, undefined, () => undefined);
