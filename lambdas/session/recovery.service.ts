import { commit } from '../platform/commit.ts';
import { system, type Context } from '../platform/context.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { nameOf } from './named.ts';
import { readFactor, useCode } from './factor.table.ts';
import type { Door } from './pool.ts';
import { digestOf } from './recovery-codes.ts';
import type { Newcomer } from './second-factor.ts';
import { askForCode } from './set-up.pool.ts';

/** A recovery code in the place of the app's: used up first, then the app is not asked for, this one time. */
type When = Pick<Context, 'now' | 'requestId'>;

/** Uses a code up, with a mail to its owner; throws when it is none of theirs. Never repeated by a key: a code is good once. */
export async function spendCode(
  { now, requestId }: When,
  { key, id, companyId }: Newcomer,
  code: string,
): Promise<void> {
  const refused = () =>
    invalidField('code', 'This recovery code is not right, or it was used already. Please try another one.');
  const factor = await readFactor(key);
  const digest = await digestOf(key, code);
  if (!factor?.codes[digest]) throw refused();
  await commit(
    { now, requestId, actor: system },
    {
      steps: [useCode(key, digest, refused)],
      event: {
        type: 'account.recovery-code-used',
        companyId,
        subject: id,
        summary: `${await nameOf({ id, companyId })} used a recovery code in the place of the authenticator app`,
        data: { left: Object.keys(factor.codes).length - 1 },
      },
      result: null,
      asked: null,
    },
  );
}

/** Another sign-in of the same moment may put the app back (way-in.ts): then once more. */
const attempts = 3;

/** Does what proves the password while the user pool does not ask for the app. `prove` gives undefined when it was asked for. */
export async function withoutApp<T>(
  door: Door,
  email: string,
  prove: () => Promise<T | undefined>,
): Promise<T> {
  try {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      await askForCode(door, email, false);
      const proven = await prove();
      if (proven !== undefined) return proven;
    }
    throw new AppError(
      'unavailable',
      'This did not work just now. Please try again with another recovery code.',
    );
  } finally {
    await askForCode(door, email, true);
  }
}
