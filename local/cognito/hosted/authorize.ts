import type { Client } from '../state.ts';
import {
  lead,
  page,
  sessionCookie,
  visitCookie,
  keep,
  type Endpoint,
  type HostedRequest,
} from './exchange.ts';
import { leadBack, leadBackWithCode } from './lead-back.ts';
import type { Wish } from './memory.ts';
import { discover } from './provider.ts';

/** What is wrong with the client or its address is shown here: nobody is led to an address that is not registered. */
function clientFor({ pool, given }: HostedRequest): Client | string {
  const client = pool.clients.get(given.get('client_id') ?? '');
  if (!client?.settings.AllowedOAuthFlowsUserPoolClient) return 'unauthorized_client';
  if (!client.settings.CallbackURLs.includes(given.get('redirect_uri') ?? '')) return 'redirect_mismatch';
  return client;
}

/** What is wrong with the rest of the request goes back to the client (RFC 6749, section 4.1.2.1). */
function wrongWish(client: Client, { given }: HostedRequest): string | undefined {
  const { settings } = client;
  if (given.get('response_type') !== 'code') return 'unsupported_response_type';
  if (!settings.AllowedOAuthFlows.includes('code')) return 'unauthorized_client';
  const scopes = (given.get('scope') ?? 'openid').split(' ');
  if (!scopes.every((scope) => settings.AllowedOAuthScopes.includes(scope))) return 'invalid_scope';
  // S256 is all that Cognito takes: developer guide, "Using PKCE in authorization code grants".
  const method = given.get('code_challenge_method');
  if (given.has('code_challenge') ? method !== 'S256' : method) return 'invalid_request';
  return undefined;
}

/**
 * The authorize endpoint, towards an identity provider that is named: there is no page to choose one here.
 * Developer guide, "The redirect and authorization endpoint".
 */
export const authorize: Endpoint = async (request) => {
  const { directory, pool, given, cookies } = request;
  const client = clientFor(request);
  if (typeof client === 'string')
    return page(400, `An error was encountered with the requested page: ${client}`);
  const wish: Wish = {
    poolId: pool.id,
    clientId: client.id,
    redirectUri: given.get('redirect_uri') ?? '',
    scope: given.get('scope') ?? client.settings.AllowedOAuthScopes.join(' '),
    state: given.get('state') ?? undefined,
    nonce: given.get('nonce') ?? undefined,
    challenge: given.get('code_challenge') ?? undefined,
  };
  const wrong = wrongWish(client, request);
  if (wrong) return leadBack(wish, { error: wrong });

  const session = directory.hosted.browsers.get(cookies[sessionCookie] ?? '');
  if (session?.poolId === pool.id) return leadBackWithCode(directory, wish, session.username);

  const name = given.get('identity_provider') ?? '';
  const provider = pool.providers.get(name);
  if (!provider || !client.settings.SupportedIdentityProviders.includes(name))
    return page(
      400,
      'The stand-in has no page to sign in: name an identity_provider that the client supports.',
    );
  const { authorization_endpoint } = await discover(provider);
  const browser = crypto.randomUUID();
  const nonce = crypto.randomUUID();
  const visit = directory.hosted.visits.put({ wish, provider: name, nonce, browser });
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: provider.ProviderDetails.client_id,
    redirect_uri: `${directory.hostedAddress(pool.hostedName ?? '')}/oauth2/idpresponse`,
    scope: provider.ProviderDetails.authorize_scopes,
    state: visit,
    nonce,
  });
  const prompt = given.get('prompt');
  if (prompt && prompt !== 'none') query.set('prompt', prompt);
  return lead(`${authorization_endpoint}?${query}`, [keep(visitCookie, browser)]);
};
