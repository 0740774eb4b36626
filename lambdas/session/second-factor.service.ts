import { commit } from '../platform/commit.ts';
import { system } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { AppError, invalidField } from '../platform/problem.ts';
import { readFactor, useCode } from './factor.table.ts';
import { holderOf } from './holder.ts';
import * as pool from './pool.ts';
import { digestOf } from './recovery-codes.ts';
import { newcomer, type Newcomer } from './second-factor.ts';
import type { sessionContract } from './session.contract.ts';
import { askForCode } from './set-up.pool.ts';
import { finishSetUp, takePending } from './set-up.service.ts';
import { countTry, forgetTries } from './tries.service.ts';
import { letIn, proceed, startAgain, type Caller } from './way-in.ts';
import { wrong } from './wrong.ts';

/** The second half of signing in (A9): the app's code, a recovery code, or an app that must be set up first. */
type C = typeof sessionContract;
type Door = pool.Door;

const named = (error: unknown): string => (error instanceof Error ? error.name : '');

export async function answerSecondFactor(
  context: Caller,
  door: Door,
  { email, challenge, code, remember }: Input<C['answerSecondFactor']>['body'],
): Promise<Output<C['signIn']>> {
  await countTry(context, door, email);
  try {
    const outcome = await pool.answerCode(door, email, challenge, code);
    if (!('tokens' in outcome)) throw startAgain();
    await forgetTries(door, email);
    return await letIn(context, door, outcome.tokens, remember);
  } catch (error) {
    if (named(error) === 'CodeMismatchException')
      throw invalidField(
        'code',
        'This code is not right. Please enter the 6 digits that your app shows now.',
      );
    if (named(error) === 'ExpiredCodeException')
      throw invalidField(
        'code',
        'This code was used already. Please wait until your app shows the next one.',
      );
    if (pool.refusals.has(named(error))) throw startAgain();
    throw error;
  }
}

/** A recovery code instead of the app. It is used up first, then the app is not asked for, for this one sign-in. */
export async function useRecoveryCode(
  context: Caller,
  door: Door,
  asked: Input<C['useRecoveryCode']>['body'],
): Promise<Output<C['signIn']>> {
  const { email, password, code, remember } = asked;
  await countTry(context, door, email);
  const outcome = await pool.authenticate(door, email, password).catch((error: unknown) => {
    throw pool.refusals.has(named(error)) ? wrong() : error;
  });
  if ('tokens' in outcome || outcome.asks === 'new-password') return proceed(context, door, asked, outcome);
  const who = await newcomer(door, email);
  if (!who) throw startAgain();
  await spend(context, who, code);
  await forgetTries(door, email);
  return letIn(context, door, await tokensWithoutApp(door, email, password), remember);
}

async function spend(context: Caller, { key, id, companyId }: Newcomer, code: string): Promise<void> {
  const refused = () =>
    invalidField('code', 'This recovery code is not right, or it was used already. Please try another one.');
  const factor = await readFactor(key);
  const digest = await digestOf(key, code);
  if (!factor?.codes[digest]) throw refused();
  await commit(
    { ...context, actor: system },
    {
      steps: [useCode(key, digest, refused)],
      event: {
        type: 'account.recovery-code-used',
        companyId,
        subject: id,
        summary: 'Signed in with a recovery code',
        data: { left: Object.keys(factor.codes).length - 1 },
      },
      result: null,
      asked: null,
    },
  );
}

/** Another sign-in of the same moment may put the app back (way-in.ts): then once more. */
const attempts = 3;

async function tokensWithoutApp(door: Door, email: string, password: string): Promise<pool.Tokens> {
  try {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      await askForCode(door, email, false);
      const outcome = await pool.authenticate(door, email, password);
      if ('tokens' in outcome) return outcome.tokens;
    }
    throw new AppError(
      'unavailable',
      'This did not work just now. Please try again with another recovery code.',
    );
  } finally {
    await askForCode(door, email, true);
  }
}

/** The first code of an app that had to be set up: only now the session begins. */
export async function confirmSetUp(
  context: Caller,
  door: Door,
  { code }: Input<C['confirmSetUp']>['body'],
): Promise<Output<C['confirmSetUp']>> {
  const pending = await takePending(context, door, code);
  if (!pending) throw startAgain();
  const renewed = await pool.renewTokens(door, pending.renew, 'password');
  if (!('tokens' in renewed)) throw startAgain();
  const { actor, key } = holderOf(renewed.tokens.access);
  const done = await finishSetUp({ ...context, actor }, door, pending.email, key);
  await forgetTries(door, pending.email);
  await letIn(context, door, { ...renewed.tokens, renew: pending.renew }, pending.remember);
  return done;
}
