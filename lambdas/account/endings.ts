import type { Context, Customer, Staff } from '../platform/context.ts';
import type { Key } from '../platform/entity.ts';
import { change, type Step } from '../platform/steps.ts';

/**
 * How sessions are ended so that it holds for the next request: the person's record says which (platform/signed-out.ts).
 */

/** Ends every session of the person but the one that asks; with `own`, that one too. */
export function endOthers(key: Key, { actor, now }: Context<Customer | Staff>, own = false): Step {
  // Of this very second too: Cognito tells no finer when a sign-in was.
  const before = Math.floor(now.getTime() / 1000) + 1;
  const except = own ? '' : (actor.session?.id ?? '');
  return change(key, { set: { signedOut: { sessions: {}, before, except } } }, undefined, () => undefined);
}
