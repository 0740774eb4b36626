import type { Context } from '../platform/context.ts';
import type { Input, Output, Redirect } from '../platform/contract.ts';
import type { Cookies, Viewer } from '../platform/caller.ts';
import { log } from '../platform/log.ts';
import { doors, placeAfterSignIn } from './next.model.ts';
import { organisationFor, outcomeIn, type SignOnProblem } from './organisation.model.ts';
import { refusals } from './refusals.model.ts';
import { organisations } from './organisations.ts';
import { letIn } from './way-in.ts';
import { endJourney, isSame, journeyCookie, journeyIn, newJourney, type Journey } from './sign-on.cookie.ts';
import type { signOnContract } from './sign-on.contract.ts';
import { authorizeAddress, exchange, forgetAddress, NotExchanged, origin } from './sign-on.pool.ts';

/** Signing in with the account of the own organisation. Whoever fails comes back to the sign-in page, never to bare data. */
type C = typeof signOnContract;
type Caller = Context & { cookies: Cookies; viewer: Viewer };

export function getOrganisation(domain: string): Output<C['getOrganisation']> {
  const found = organisationFor(organisations(), domain);
  return { organisation: found && { name: found.name, passwords: found.passwords } };
}

/** To the sign-in page, with what went wrong and where the person wanted to go. */
function backWith(cookies: Cookies, problem: SignOnProblem, next?: string): Redirect {
  cookies.outgoing.push(endJourney);
  const wished = placeAfterSignIn('portal', next, origin());
  const query = new URLSearchParams({ problem, ...(wished !== doors.portal.home && { next: wished }) });
  return { location: `${doors.portal.signIn}?${query}` };
}

function begin(cookies: Cookies, wish: Parameters<typeof newJourney>[0]): Redirect {
  const organisation = organisationFor(organisations(), wish.domain);
  if (!organisation) return backWith(cookies, 'failed', wish.next);
  const journey = newJourney(wish);
  cookies.outgoing.push(journeyCookie(journey));
  return { location: authorizeAddress(organisation.id, journey) };
}

export const start = (
  cookies: Cookies,
  { domain, next, remember, choose }: Input<C['startSignOn']>['query'],
) => begin(cookies, { domain, next, remember, choose, again: 0 });

/**
 * Back from Cognito. A first visit ends with an error on purpose: the trigger has linked the account with the contact, and
 * the next try finds the link. So the app tries once more by itself, unless it was said that nobody is let in.
 */
export async function finish(context: Caller, given: Input<C['finishSignOn']>['query']): Promise<Redirect> {
  const { cookies } = context;
  const journey = journeyIn(cookies.incoming);
  if (!journey || !isSame(journey.state, given.state)) return backWith(cookies, 'again', journey?.next);
  if (given.error !== undefined || !given.code)
    return settle(cookies, journey, `${given.error} ${given.error_description}`);
  try {
    const tokens = await exchange(given.code, journey);
    await letIn(context, 'portal', tokens, journey.remember, 'organisation');
    return { location: forgetAddress() };
  } catch (error) {
    // Used, too old or somebody else's, or the trigger made no token: nothing that another try by itself would mend.
    const known = error instanceof NotExchanged;
    if (!known) log.error('Nobody could be signed in through an organisation', { error });
    return backWith(cookies, 'failed', journey.next);
  }
}

function settle(cookies: Cookies, journey: Journey, words: string): Redirect {
  const outcome = outcomeIn(words);
  const refusal = refusals.find((one) => one === outcome);
  if (refusal) return backWith(cookies, refusal, journey.next);
  if (words.includes('access_denied')) return backWith(cookies, 'cancelled', journey.next);
  if (journey.again > 0) {
    // Never the words themselves: an identity provider may put anything into them.
    log.warn('An organisation led back with an error twice', { organisation: journey.domain });
    return backWith(cookies, 'failed', journey.next);
  }
  // The account was chosen a moment ago.
  return begin(cookies, { ...journey, choose: false, again: journey.again + 1 });
}

/** Signed in, and forgotten by Cognito: to the page that was wished for. */
export function enter(cookies: Cookies): Redirect {
  cookies.outgoing.push(endJourney);
  return { location: placeAfterSignIn('portal', journeyIn(cookies.incoming)?.next, origin()) };
}
