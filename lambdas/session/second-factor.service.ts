import type { Input, Output } from '../platform/contract.ts';
import { invalidField } from '../platform/problem.ts';
import { even } from './even.ts';
import { holderOf } from './holder.ts';
import * as pool from './pool.ts';
import { assertPassword } from './organisations.ts';
import { spendCode, withoutApp } from './recovery.service.ts';
import { newcomer } from './second-factor.ts';
import type { sessionContract } from './session.contract.ts';
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
  assertPassword(door, email);
  const answer = async () => {
    await countTry(context, door, email);
    return pool.answerCode(door, email, challenge, code);
  };
  try {
    const outcome = await even(answer());
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
  assertPassword(door, email);
  const prove = async () => {
    await countTry(context, door, email);
    return pool.authenticate(door, email, password);
  };
  const outcome = await even(prove()).catch((error: unknown) => {
    throw pool.refusals.has(named(error)) ? wrong() : error;
  });
  if ('tokens' in outcome || outcome.asks === 'new-password') return proceed(context, door, asked, outcome);
  const who = await newcomer(door, email);
  if (!who) throw startAgain();
  await spendCode(context, who, code);
  await forgetTries(door, email);
  const tokens = await withoutApp(door, email, async () => {
    const proven = await pool.authenticate(door, email, password);
    return 'tokens' in proven ? proven.tokens : undefined;
  });
  return letIn(context, door, tokens, remember);
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
