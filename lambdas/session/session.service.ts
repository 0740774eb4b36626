import { signedOut } from '../platform/context.ts';
import { log } from '../platform/log.ts';
import type { Input, Output } from '../platform/contract.ts';
import { invalidField } from '../platform/problem.ts';
import { endCookies, renewToken, tokenCookies } from './cookies.ts';
import { even } from './even.ts';
import { assertPassword } from './organisations.ts';
import * as pool from './pool.ts';
import type { sessionContract } from './session.contract.ts';
import { holderOf } from './holder.ts';
import { keepsRule } from './second-factor.ts';
import { endAllSessions, endSession, useSession } from './sessions.service.ts';
import { countTry, forgetTries, tooMany } from './tries.service.ts';
import { proceed, startAgain, type Caller } from './way-in.ts';
import { wrong } from './wrong.ts';

/** Signing in and out. Whether an address exists shows in no words, no status and no time. */
type C = typeof sessionContract;
type Door = pool.Door;

const named = (error: unknown): string => (error instanceof Error ? error.name : '');

/**
 * The tries are counted here, for known and unknown addresses alike. Cognito's own lockout is of known ones only: it
 * comes later than ours, and where it does come, it is told as a wrong password.
 */
export async function signIn(
  context: Caller,
  door: Door,
  { email, password, remember }: Input<C['signIn']>['body'],
): Promise<Output<C['signIn']>> {
  assertPassword(door, email);
  const prove = async () => {
    await countTry(context, door, email);
    return pool.authenticate(door, email, password);
  };
  try {
    return await proceed(context, door, { email, password, remember }, await even(prove()));
  } catch (error) {
    if (named(error) === 'TooManyRequestsException') throw tooMany();
    if (pool.refusals.has(named(error))) throw wrong();
    throw error;
  }
}

export async function choosePassword(
  context: Caller,
  door: Door,
  asked: Input<C['choosePassword']>['body'],
): Promise<Output<C['signIn']>> {
  assertPassword(door, asked.email);
  try {
    const outcome = await pool.answerNewPassword(door, asked.email, asked.challenge, asked.password);
    return await proceed(context, door, asked, outcome);
  } catch (error) {
    if (named(error) === 'InvalidPasswordException')
      throw invalidField('password', 'Please choose another password that keeps all the rules.');
    if (
      [
        'NotAuthorizedException',
        'CodeMismatchException',
        'UserNotFoundException',
        'ExpiredCodeException',
      ].includes(named(error))
    )
      throw startAgain();
    throw error;
  }
}

/** Always the same answer. What goes wrong with a known address is not told to whoever asks. */
export async function forgotPassword(door: Door, email: string): Promise<void> {
  assertPassword(door, email);
  const quiet = [
    'UserNotFoundException',
    'NotAuthorizedException',
    'InvalidParameterException',
    'LimitExceededException',
    'TooManyRequestsException',
  ];
  await even(
    pool.sendCode(door, email).catch((error: unknown) => {
      if (!quiet.includes(named(error))) throw error;
    }),
  );
}

/** Chooses a new password with the code from the mail. Every session of the person ends, and a mail tells of it. */
export async function resetPassword(
  context: Caller,
  door: Door,
  { email, code, password }: Input<C['resetPassword']>['body'],
): Promise<void> {
  assertPassword(door, email);
  try {
    await even(pool.confirmCode(door, email, code, password));
    // Who proved to read the mail may sign in at once; whoever knew the old password may not stay.
    await forgetTries(door, email);
    await endAllSessions(context, door, email);
  } catch (error) {
    const name = named(error);
    if (name === 'InvalidPasswordException')
      throw invalidField('password', 'Please choose another password that keeps all the rules.');
    if (
      name === 'LimitExceededException' ||
      name === 'TooManyFailedAttemptsException' ||
      name === 'TooManyRequestsException'
    )
      throw tooMany();
    if (
      [
        'CodeMismatchException',
        'ExpiredCodeException',
        'UserNotFoundException',
        'NotAuthorizedException',
      ].includes(name)
    )
      throw invalidField(
        'code',
        'This code is not right, or it is too old. Please check it, or ask for a new one.',
      );
    throw error;
  }
}

export async function renew(context: Caller, door: Door): Promise<void> {
  const known = renewToken(door, context.cookies.incoming);
  // Who came through an organisation is signed out when the stage has none any more, and so no client for it.
  if (!known || pool.pool(door, known.way).ClientId === '') throw signedOut();
  try {
    const renewed = await pool.renewTokens(door, known.token, known.way);
    if (!('tokens' in renewed)) throw signedOut();
    const { actor, key } = holderOf(renewed.tokens.access);
    const open = await useSession(context, renewed.tokens.access);
    if (!open || (known.way === 'password' && !(await keepsRule(actor, key)))) {
      await pool.revoke(door, known.token, known.way);
      throw signedOut();
    }
    context.cookies.outgoing.push(...tokenCookies(door, renewed.tokens, known.remember, known.way));
  } catch (error) {
    if (
      ['NotAuthorizedException', 'UserNotFoundException', 'UserLambdaValidationException'].includes(
        named(error),
      )
    )
      throw signedOut();
    throw error;
  }
}

/**
 * Ends the session on this device: the refresh token is revoked, the access token is refused from the next request on,
 * the cookies are taken back. Works when already signed out. The door has the refresh token alone; a last renewal says
 * whose session it is.
 */
export async function signOut(context: Caller, door: Door): Promise<void> {
  context.cookies.outgoing.push(...endCookies(door));
  const known = renewToken(door, context.cookies.incoming);
  if (!known) return;
  const last = await pool.renewTokens(door, known.token, known.way).catch(() => undefined);
  await pool.revoke(door, known.token, known.way).catch(() => undefined);
  if (!last || !('tokens' in last)) return;
  // The cookies go in any case: an answer that says what failed would carry none.
  await endSession(context, last.tokens.access).catch((error: unknown) =>
    log.error('A session could not be named as ended', { error }),
  );
}
