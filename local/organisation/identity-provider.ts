import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { interactionPolicy, Provider } from 'oidc-provider';
import { listen } from '../stand-in/listen.ts';
import { choicePage } from './choice-page.ts';
import { memoryAdapter } from './memory-adapter.ts';

/** Somebody of the organisation, as its directory knows them. `id` becomes the `sub`, and tells cases apart. */
export type Account = { id: string; name: string; email: string };

export type IdentityProviderOptions = {
  /** 0 = any free one. Listens on 127.0.0.1. */
  port: number;
  name: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  accounts: readonly Account[];
};

const chooseAt = '/choose/';
const hour = 3600;

/**
 * A stand-in for an organisation's OpenID provider (Microsoft Entra ID and the like), built on `oidc-provider`. One plain
 * page asks who one is, without a password. For this machine only.
 */
export async function startIdentityProvider(options: IdentityProviderOptions) {
  const { name, clientId } = options;
  const server = createServer();
  const { port, close } = await listen(server, options.port);
  const issuer = `http://127.0.0.1:${port}`;
  const directory = new Map(options.accounts.map((account) => [account.id, account]));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  const provider = new Provider(issuer, {
    adapter: memoryAdapter(),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'own' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')], names: { session: 'organisation' } },
    clients: [
      {
        client_id: clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
        // All that Cognito does: developer guide, "Using OIDC identity providers with a user pool".
        token_endpoint_auth_method: 'client_secret_post',
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    // Cognito asks without PKCE.
    pkce: { required: () => false },
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    // As Microsoft does: the claims stand in the ID token, too.
    conformIdTokenClaims: false,
    scopes: ['openid', 'email', 'profile'],
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_, { uid }) => `${chooseAt}${uid}` },
    ttl: {
      AuthorizationCode: 60,
      AccessToken: hour,
      IdToken: hour,
      Interaction: hour,
      Session: hour,
      Grant: hour,
    },
    findAccount: (_, id) => {
      const found = directory.get(id);
      return found && { accountId: id, claims: () => ({ sub: id, email: found.email, name: found.name }) };
    },
    // The organisation's administrator has agreed for everybody.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(choicePage(name, `${chooseAt}${uid}`, options.accounts));
      return;
    }
    const form = await readForm(request);
    if (form.has('cancel')) {
      const refused = { error: 'access_denied', error_description: 'The person went back.' };
      return provider.interactionFinished(request, response, refused);
    }
    const id = form.get('id') ?? '';
    const email = form.get('email');
    // Somebody who is not in the list: whoever is typed in.
    if (email) directory.set(id, { id, email, name: id });
    await provider.interactionFinished(request, response, {
      login: { accountId: id, remember: false },
      select_account: {},
    });
  }

  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith(chooseAt)) return void answer(request, response);
    choose(request, response).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`This page is too old. Please begin again. (${String(error)})`);
    });
  });
  return { issuer, stop: close };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return new URLSearchParams(Buffer.concat(parts).toString());
}
