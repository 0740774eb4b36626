import { JwtVerifier } from 'aws-jwt-verify';
import * as z from 'zod';
import type { ProviderSettings } from '../settings.ts';

/* How Cognito speaks with an identity provider: developer guide, "Using OIDC identity providers with a user pool". */

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url().optional(),
  jwks_uri: z.url(),
});

const ask = async (address: string, request: RequestInit = {}): Promise<unknown> => {
  const response = await fetch(address, { ...request, signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}`);
  return response.json();
};

/** Reads the provider's configuration; its issuer must be the one that is set up (OpenID Connect Discovery 1.0). */
export async function discover({ ProviderDetails }: ProviderSettings) {
  const { oidc_issuer } = ProviderDetails;
  const found = Discovery.parse(await ask(`${oidc_issuer}/.well-known/openid-configuration`));
  if (found.issuer !== oidc_issuer) throw new Error(`the issuer calls itself ${found.issuer}`);
  return found;
}

const Tokens = z.object({ id_token: z.string(), access_token: z.string() });
const Jwks = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });
type Verifier = ReturnType<typeof JwtVerifier.create>;

/**
 * What the provider says of the person behind a code: the claims of its ID token, whose signature, issuer, audience, age
 * and nonce hold, and what its userinfo endpoint adds. Throws when anything does not hold.
 */
export async function claimsBehind(
  provider: ProviderSettings,
  code: string,
  redirectUri: string,
  nonce: string,
): Promise<Record<string, unknown>> {
  const { client_id, client_secret } = provider.ProviderDetails;
  const { issuer, token_endpoint, userinfo_endpoint, jwks_uri } = await discover(provider);
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id,
    client_secret,
  };
  // The secret travels in the form: `client_secret_post` is all that Cognito does.
  const tokens = Tokens.parse(await ask(token_endpoint, { method: 'POST', body: new URLSearchParams(form) }));
  const verifier = JwtVerifier.create({ issuer, audience: client_id, jwksUri: jwks_uri });
  // The library fetches keys over TLS only; on this machine they are fetched here.
  verifier.cacheJwks(Jwks.parse(await ask(jwks_uri)) as Parameters<Verifier['cacheJwks']>[0]);
  const claims: Record<string, unknown> = verifier.verifySync(tokens.id_token);
  if (claims['nonce'] !== nonce) throw new Error('the nonce of the ID token is another one');
  if (!userinfo_endpoint) return claims;
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const more = z.record(z.string(), z.unknown()).parse(await ask(userinfo_endpoint, { headers }));
  // OpenID Connect Core, section 5.3.2: what is said of somebody else must not be used.
  if (more['sub'] !== claims['sub']) throw new Error('the user information is about somebody else');
  return { ...claims, ...more };
}
