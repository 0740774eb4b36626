import { CognitoError } from '../error.ts';
import { drop, keep, page, sessionCookie, visitCookie, type Endpoint } from './exchange.ts';
import { leadBack, leadBackWithCode } from './lead-back.ts';
import { claimsBehind } from './provider.ts';
import { signInOutsider } from './sign-in-outsider.ts';

/**
 * Where identity providers lead back to. Errors go on to the client as `invalid_request` with words that are not fixed:
 * developer guide, "Managed login and federation error responses".
 */
export const comeBack: Endpoint = async ({ directory, pool, given, cookies }) => {
  const visit = directory.hosted.visits.take(given.get('state') ?? '');
  if (!visit || visit.wish.poolId !== pool.id || visit.browser !== cookies[visitCookie])
    return page(400, 'An error was encountered with the requested page: invalid state');
  const provider = pool.providers.get(visit.provider);
  const client = pool.clients.get(visit.wish.clientId);
  if (!provider || !client) return page(400, 'Something went wrong');
  const fail = (error: string, words: string) =>
    leadBack(visit.wish, { error_description: words, error }, [drop(visitCookie)]);
  const refused = given.get('error');
  if (refused)
    return fail(refused, `${provider.ProviderName} Error - ${given.get('error_description') ?? refused}`);
  try {
    const back = `${directory.hostedAddress(pool.hostedName ?? '')}/oauth2/idpresponse`;
    const claims = await claimsBehind(provider, given.get('code') ?? '', back, visit.nonce);
    const user = await signInOutsider(directory, { pool, client, provider }, claims);
    const session = directory.hosted.browsers.put({ poolId: pool.id, username: user.username });
    return leadBackWithCode(directory, visit.wish, user.username, [
      keep(sessionCookie, session),
      drop(visitCookie),
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!(error instanceof CognitoError))
      return fail('invalid_request', `${provider.ProviderName} Error - ${reason}`);
    return fail('invalid_request', reason);
  }
};
