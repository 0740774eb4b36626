import { createHash } from 'node:crypto';
import { AdminLinkProviderForUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { startIdentityProvider } from '../../local/organisation/identity-provider.ts';
import { hostedAddress } from '../../local/cognito/hosted/address.ts';
import { clientProperties, poolId, startWorld, type TriggerEvent, type World } from './cognito-world.ts';
import { Visitor } from '../api/visitor.ts';

/** A pool with an identity provider, a client of the code flow, and an organisation that is asked. */

export const webId = 'federatedclient';
export const callback = 'http://localhost:9/done';
export const signedOut = 'http://localhost:9/in';
export const verifier = 'v'.repeat(43);
export const challenge = createHash('sha256').update(verifier).digest('base64url');
/** Upper and lower case differ in subjects. */
export const ann = { id: 'Ann-Subject', email: 'ann@acme.example.com' };

export const webProperties = {
  ...clientProperties,
  ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  CallbackURLs: [callback],
  LogoutURLs: [signedOut],
  SupportedIdentityProviders: ['acme'],
  WriteAttributes: ['custom:outside'],
};

const secret = 'of-the-organisation';

export async function startHosted(respond?: (event: TriggerEvent, world: World) => unknown) {
  const world: World = await startWorld(
    {
      Schema: [
        { Name: 'contactId', Mutable: true },
        { Name: 'outside', Mutable: true },
      ],
      LambdaConfig: { PreSignUp: 'arn:pre-sign-up', PreTokenGeneration: 'arn:pre-token' },
    },
    { respond: (event) => (respond ? respond(event, world) : event) },
  );
  const { cognito } = world;
  const hosted = hostedAddress(cognito.port, 'acme-it');
  const organisation = await startIdentityProvider({
    port: 0,
    name: 'Acme',
    clientId: 'the-portal',
    clientSecret: secret,
    redirectUri: `${hosted}/oauth2/idpresponse`,
    accounts: [],
  });
  cognito.ensureProvider(poolId, {
    ProviderName: 'acme',
    ProviderType: 'OIDC',
    ProviderDetails: {
      client_id: 'the-portal',
      client_secret: secret,
      oidc_issuer: organisation.issuer,
      authorize_scopes: 'openid email profile',
    },
    AttributeMapping: { 'custom:outside': 'email' },
  });
  cognito.ensureDomain(poolId, 'acme-it');
  cognito.ensureClient(poolId, webId, webProperties);

  const authorize = (changes: Record<string, string> = {}) =>
    `${hosted}/oauth2/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: webId,
      redirect_uri: callback,
      scope: 'openid',
      identity_provider: 'acme',
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    })}`;

  return {
    world,
    hosted,
    authorize,
    /** Through the organisation's page up to the callback, whose query is given. */
    async visit(who = ann, visitor = new Visitor(), changes: Record<string, string> = {}) {
      let answer = await visitor.ask(authorize(changes));
      let asked = false;
      while (answer.location ?? !asked) {
        const next = answer.location && new URL(answer.location, answer.url);
        if (next && next.href.startsWith(callback)) return Object.fromEntries(next.searchParams);
        if (next) answer = await visitor.ask(next);
        else {
          asked = true;
          answer = await visitor.ask(answer.url, who);
        }
      }
      throw new Error(`The visit ended at ${answer.url.href}: ${answer.status} ${answer.body}`);
    },
    exchange: (code: string, changes: Record<string, string> = {}) =>
      fetch(`${hosted}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: webId,
          redirect_uri: callback,
          code,
          code_verifier: verifier,
          ...changes,
        }),
      }),
    link: (username: string, subject = ann.id) =>
      world.sdk.send(
        new AdminLinkProviderForUserCommand({
          UserPoolId: poolId,
          DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: username },
          SourceUser: {
            ProviderName: 'acme',
            ProviderAttributeName: 'Cognito_Subject',
            ProviderAttributeValue: subject,
          },
        }),
      ),
    async stop() {
      await organisation.stop();
      await world.stop();
    },
  };
}
export type Hosted = Awaited<ReturnType<typeof startHosted>>;
