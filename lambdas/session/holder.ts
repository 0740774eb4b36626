import { customerFrom, personKey, staffFrom, type Claims } from '../platform/access.ts';
import type { Customer, Session, Staff } from '../platform/context.ts';
import type { Key } from '../platform/entity.ts';

/** Whose session it is, by an access token. */
export type Holder = { actor: Customer | Staff; session: Session; key: Key };

/** For tokens that Cognito itself has just handed over: their signature is not checked again. */
export function holderOf(access: string): Holder {
  const claims = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString()) as Claims;
  const actor = claims.staff ? staffFrom(claims) : customerFrom(claims);
  if (!actor.session) throw new Error('The access token does not say which sign-in it came of.');
  return { actor, session: actor.session, key: personKey(actor) };
}
