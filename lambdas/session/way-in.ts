import type { Context } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import type { Cookies, Viewer } from '../platform/caller.ts';
import { AppError } from '../platform/problem.ts';
import { tokenCookies, type Way } from './cookies.ts';
import { readFactor } from './factor.table.ts';
import { holderOf } from './holder.ts';
import * as pool from './pool.ts';
import { demandOn, newcomer } from './second-factor.ts';
import type { sessionContract } from './session.contract.ts';
import { beginSession } from './sessions.service.ts';
import { askForCode } from './set-up.pool.ts';
import { offerSetUp } from './set-up.service.ts';
import { forgetTries } from './tries.service.ts';

/** From a right password to a session: what is still asked for, and the one place that lets people in. */
export type Caller = Context & { cookies: Cookies; viewer: Viewer };
type Answer = Output<(typeof sessionContract)['signIn']>;
export type Asked = { email: string; password: string; remember: boolean };

export const startAgain = () =>
  new AppError(
    'out-of-turn',
    'This took a little long, so we started over to keep you safe. Please sign in again.',
  );

/** The one way in: writes the session down and hands out its cookies. */
export async function letIn(
  context: Caller,
  door: pool.Door,
  tokens: pool.Tokens,
  remember: boolean,
  way: Way = 'password',
): Promise<{ state: 'signed-in' }> {
  await beginSession(context, tokens.access);
  context.cookies.outgoing.push(...tokenCookies(door, tokens, remember, way));
  return { state: 'signed-in' };
}

/** The table says that there is an app, the user pool knows none: an operator changed it, or the user is another one now. */
const appIsGone = (error: unknown): never => {
  if (!(error instanceof Error) || error.name !== 'InvalidParameterException') throw error;
  throw new AppError(
    'out-of-turn',
    'Your authenticator app is not known any more. Please ask an administrator to reset your second factor.',
  );
};

/** The table and the user pool may differ for a moment, or because a call between them was lost: so often they are brought in step. */
const attempts = 3;

/**
 * What follows on a right password. The table says who has a second factor. Where the user pool does not ask for it,
 * or still asks, it is told, and the password is proven once more: nobody comes in by a gap between the two.
 */
export async function proceed(
  context: Caller,
  door: pool.Door,
  asked: Asked,
  outcome: pool.Outcome,
  attempt = 1,
): Promise<Answer> {
  if (attempt > attempts) throw startAgain();
  const { email, password, remember } = asked;
  const again = async (ask: boolean) => {
    await askForCode(door, email, ask).catch(appIsGone);
    return proceed(context, door, asked, await pool.authenticate(door, email, password), attempt + 1);
  };
  if ('challenge' in outcome) {
    const { asks, challenge } = outcome;
    if (asks === 'new-password') return { state: 'new-password', challenge };
    const who = await newcomer(door, email);
    const factor = who && (await readFactor(who.key));
    return factor ? { state: 'second-factor', challenge } : again(false);
  }
  const { actor, key } = holderOf(outcome.tokens.access);
  const { factor, required } = await demandOn(actor, key);
  if (factor) {
    if (outcome.tokens.renew) await pool.revoke(door, outcome.tokens.renew);
    return again(true);
  }
  if (required) return offerSetUp(context, door, asked, outcome.tokens);
  await forgetTries(door, email);
  return letIn(context, door, outcome.tokens, remember);
}
