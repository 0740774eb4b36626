import { createHash } from 'node:crypto';
import { commit, Stale } from '../platform/commit.ts';
import type { Context } from '../platform/context.ts';
import { system } from '../platform/context.ts';
import { bringInStep } from '../platform/follow.ts';
import { AppError } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import type { Door } from './pool.ts';
import { afterTry, beginsLock, inWords, wait } from './tries.model.ts';
import * as table from './tries.table.ts';

/** Slows down who tries passwords or codes, and locks an address for a while: the same for addresses that nobody has. */
type When = Pick<Context, 'now' | 'requestId'>;

const digestOf = (email: string): string => createHash('sha256').update(email).digest('base64url');

export const tooMany = (ms = 5 * 60_000): AppError =>
  new AppError('too-many', `Too many tries. Please wait ${inWords(ms)}, then try again.`);

/** How often somebody else may be quicker before it is too many at once. */
const attempts = 8;

/** Counts a try before it is made, so that a hundred at once are a hundred. Throws while the address is locked. */
export async function countTry(when: When, door: Door, email: string): Promise<void> {
  const digest = digestOf(email);
  const now = when.now.getTime();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { tries, known } = await table.readTries(door, email, digest);
    const left = wait(tries, now);
    if (left > 0) throw tooMany(left);
    const next = afterTry(tries, now);
    const step = table.saveTries(door, digest, next, tries);
    const counted = beginsLock(next)
      ? await lock(when, step, door, known ? email : undefined)
      : await bringInStep([step]);
    if (counted) return;
  }
  throw tooMany(2_000);
}

/** The lock and the event that tells of it; only an address that is somebody's is named. */
async function lock(
  { now, requestId }: When,
  step: Step,
  door: Door,
  email: string | undefined,
): Promise<boolean> {
  try {
    await commit(
      // Without the caller's key: whoever chose it would choose which locks count.
      { now, requestId, actor: system },
      {
        steps: [step],
        event: {
          type: 'sign-in.locked',
          subject: door,
          summary: 'Locked an address for a while after too many tries to sign in',
          data: { door, ...(email && { email }) },
        },
        result: null,
        asked: null,
      },
    );
    return true;
  } catch (error) {
    if (error instanceof Stale) return false;
    throw error;
  }
}

/** Whoever proved everything starts again at nothing. */
export const forgetTries = (door: Door, email: string) => table.forgetTries(door, digestOf(email));
