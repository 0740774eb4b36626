import { randomUUID } from 'node:crypto';
import { applyTokenChanges } from './claims.ts';
import type { Directory } from './directory.ts';
import { openGrant } from './grants.ts';
import { signToken } from './keys.ts';
import { tokenLifetime } from './settings.ts';
import type { Client, Grant, Pool, User } from './state.ts';
import { runTrigger } from './triggers.ts';

export type TokenSource = 'Authentication' | 'NewPasswordChallenge' | 'RefreshTokens' | 'HostedAuth';

/** Who the tokens are for, and through which client. */
export type Party = { pool: Pool; client: Client; user: User };

/** The scope that lets an access token call GetUser, ChangePassword and the like. */
export const ownAccountScope = 'aws.cognito.signin.user.admin';

const truth = (name: string, value: string) => (name.endsWith('_verified') ? value === 'true' : value);

function readableAttributes({ user, client }: Party): Record<string, unknown> {
  const allowed = client.settings.ReadAttributes;
  const entries = Object.entries(user.attributes).filter(([name]) => !allowed || allowed.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, truth(name, value)]));
}

function plainClaims(directory: Directory, party: Party, grantId: string, grant: Grant) {
  const { pool, client, user } = party;
  const issued = Math.floor(directory.now() / 1000);
  const common = {
    sub: user.sub,
    ...(user.groups.length > 0 && { 'cognito:groups': user.groups }),
    iss: directory.issuer(pool.id),
    origin_jti: grantId,
    event_id: randomUUID(),
    auth_time: grant.authTime,
    iat: issued,
  };
  const id = {
    ...readableAttributes(party),
    ...common,
    'cognito:username': user.username,
    aud: client.id,
    token_use: 'id',
    exp: issued + tokenLifetime(client.settings, 'IdToken'),
    jti: randomUUID(),
  };
  const access = {
    ...common,
    client_id: client.id,
    token_use: 'access',
    scope: grant.scope ?? ownAccountScope,
    exp: issued + tokenLifetime(client.settings, 'AccessToken'),
    jti: randomUUID(),
    username: user.username,
  };
  return { id, access };
}

async function changedClaims(
  directory: Directory,
  party: Party,
  plain: ReturnType<typeof plainClaims>,
  how: { source: TokenSource; metadata?: Record<string, string> | undefined },
) {
  const { pool, client, user } = party;
  const second = pool.settings.LambdaConfig.PreTokenGenerationConfig;
  const version = second && second.LambdaVersion !== 'V1_0' ? '2' : '1';
  const response = await runTrigger(directory, pool, {
    name: 'PreTokenGeneration',
    source: `TokenGeneration_${how.source}`,
    clientId: client.id,
    user,
    version,
    request: {
      groupConfiguration: { groupsToOverride: user.groups, iamRolesToOverride: [], preferredRole: null },
      ...(version === '2' && { scopes: plain.access.scope.split(' ') }),
      ...(how.metadata && { clientMetadata: how.metadata }),
    },
    response: version === '2' ? { claimsAndScopeOverrideDetails: null } : { claimsOverrideDetails: null },
  });
  return response ? applyTokenChanges(plain, response, version) : plain;
}

/** Tokens for a sign-in that is already on record; no new refresh token. */
export async function renewTokens(
  directory: Directory,
  party: Party,
  signIn: { id: string; grant: Grant },
  how: { source: TokenSource; metadata?: Record<string, string> | undefined; nonce?: string | undefined },
) {
  const plain = plainClaims(directory, party, signIn.id, signIn.grant);
  if (how.nonce !== undefined) Object.assign(plain.id, { nonce: how.nonce });
  const claims = await changedClaims(directory, party, plain, how);
  const { key } = party.pool;
  return {
    AccessToken: signToken(key, claims.access),
    IdToken: signToken(key, claims.id),
    ExpiresIn: tokenLifetime(party.client.settings, 'AccessToken'),
    TokenType: 'Bearer',
  };
}

/**
 * All three tokens of a new sign-in. When the trigger refuses, nothing is left on record. Through the hosted endpoints
 * the access token has the scopes that were asked for, and the ID token the nonce.
 */
export async function issueTokens(
  directory: Directory,
  party: Party,
  how: {
    source: TokenSource;
    metadata?: Record<string, string> | undefined;
    scope?: string;
    nonce?: string | undefined;
  },
) {
  const signIn = openGrant(directory, party.pool, party.client, party.user, how.scope);
  try {
    const tokens = await renewTokens(directory, party, signIn, how);
    directory.changed();
    return { ...tokens, RefreshToken: signIn.refreshToken };
  } catch (error) {
    party.pool.grants.delete(signIn.id);
    throw error;
  }
}
