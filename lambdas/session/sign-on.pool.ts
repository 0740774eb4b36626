import * as z from 'zod';
import type { Tokens } from './pool.ts';
import { challengeOf, isSame, type Journey } from './sign-on.cookie.ts';

/** Cognito's hosted endpoints: developer guide, "The authorize endpoint", "The token issuer endpoint", "The logout endpoint". */
const setup = () => ({
  host: process.env.SIGN_ON_HOST ?? '',
  clientId: process.env.SIGN_ON_CLIENT_ID ?? '',
  site: process.env.SIGN_ON_SITE ?? '',
});
const back = (end: 'done' | 'in') => `${setup().site}/api/session/portal/sign-on/${end}`;

export const origin = (): string => setup().site;

export function authorizeAddress(organisationId: string, journey: Journey): string {
  const { host, clientId } = setup();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: back('done'),
    scope: 'openid',
    identity_provider: organisationId,
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: challengeOf(journey),
    code_challenge_method: 'S256',
    // Cognito hands it on to the organisation, with the managed login version of its pages (lib/constructs/single-sign-on.ts).
    ...(journey.choose && { prompt: 'select_account' }),
  });
  return `${host}/oauth2/authorize?${query}`;
}

/** Ends Cognito's own session of the browser, which would let the next person at this device in for an hour. */
export const forgetAddress = (): string => {
  const { host, clientId } = setup();
  return `${host}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: back('in') })}`;
};

const Exchanged = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  id_token: z.string(),
  expires_in: z.number(),
});

/** The code was not taken: used, too old, somebody else's, or the trigger made no token. */
export class NotExchanged extends Error {
  override readonly name = 'NotExchanged';
}

/** In milliseconds; the function itself has 15 s. */
const patience = 8_000;

/**
 * Exchanges the code for tokens. They come from Cognito itself over TLS, so that the ID token's signature need not be
 * looked at (OpenID Connect Core, section 3.1.3.7, point 6); its nonce must be the journey's.
 */
export async function exchange(code: string, journey: Journey): Promise<Tokens> {
  const { host, clientId } = setup();
  const response = await fetch(`${host}/oauth2/token`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: back('done'),
      code,
      code_verifier: journey.verifier,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  if (response.status >= 500) throw new Error(`Cognito answered the exchange with ${response.status}.`);
  if (!response.ok) throw new NotExchanged();
  const { access_token, refresh_token, id_token, expires_in } = Exchanged.parse(await response.json());
  if (!isSame(journey.nonce, nonceOf(id_token))) throw new NotExchanged();
  return { access: access_token, renew: refresh_token, seconds: expires_in };
}

const Nonced = z.object({ nonce: z.string().optional() });
const nonceOf = (token: string): string | undefined =>
  Nonced.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).nonce;
