import * as z from 'zod';
import { type Directory, clientOf, poolAndClient, poolOf } from './directory.ts';
import { CognitoError, invalidParameter, notAuthorized, userNotFound, wrongPassword } from './error.ts';
import { usableGrant } from './grants.ts';
import { countFailure, forgetFailures, refuseWhileLocked } from './lockout.ts';
import { metadata, operation, poolId } from './operation.ts';
import { passwordMatches } from './password.ts';
import { checkSecretHash } from './secret-hash.ts';
import type { Challenge } from './session.ts';
import type { Client, Pool, User } from './state.ts';
import { type Party, type TokenSource, issueTokens, renewTokens } from './tokens.ts';
import { runTrigger } from './triggers.ts';
import { findUser } from './users.ts';

type Parameters = Record<string, string>;

export function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

/** Throws what a sign-in of this account is refused with before its password is even looked at. */
export function refuseUnusable(user: User, now: number): void {
  refuseWhileLocked(user, now);
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'RESET_REQUIRED')
    throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user');
}

/** Throws unless the password is right; counts what is wrong. */
export function checkPassword(directory: Directory, user: User, password: string): void {
  if (passwordMatches(user, password)) return;
  countFailure(user, directory.now());
  directory.changed();
  throw wrongPassword();
}

/** Opens a challenge for a user and says so to the client. */
function challenge(directory: Directory, party: Party, name: Challenge, parameters: Parameters) {
  const { pool, client, user } = party;
  const expires = directory.now() + client.settings.AuthSessionValidity * 60_000;
  const session = { challenge: name, poolId: pool.id, clientId: client.id, username: user.username, expires };
  return {
    ChallengeName: name,
    Session: directory.sessions.open(session),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...parameters },
  };
}

export type How = { source: TokenSource; metadata?: Record<string, string> | undefined };

/** Everything has been proven: the tokens. */
export async function completeSignIn(directory: Directory, party: Party, how: How) {
  const { pool, client, user } = party;
  forgetFailures(user);
  await runTrigger(directory, pool, {
    name: 'PostAuthentication',
    source: 'PostAuthentication_Authentication',
    clientId: client.id,
    user,
    request: { newDeviceUsed: false },
  });
  return { AuthenticationResult: await issueTokens(directory, party, how), ChallengeParameters: {} };
}

/** The password has been proven: the second factor, where the pool or the user wants one. */
export function askSecondFactor(directory: Directory, party: Party, how: How) {
  const mode = party.pool.settings.MfaConfiguration;
  if (mode !== 'OFF' && party.user.totp.enabled) return challenge(directory, party, 'SOFTWARE_TOKEN_MFA', {});
  if (mode === 'ON')
    return challenge(directory, party, 'MFA_SETUP', { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' });
  return completeSignIn(directory, party, how);
}

async function signInWithPassword(directory: Directory, pool: Pool, client: Client, parameters: Parameters) {
  const name = required(parameters, 'USERNAME');
  const password = required(parameters, 'PASSWORD');
  checkSecretHash(client, [name], parameters['SECRET_HASH']);
  const user = findUser(pool, name);
  if (!user) {
    passwordMatches(undefined, password);
    throw client.settings.PreventUserExistenceErrors === 'ENABLED' ? wrongPassword() : userNotFound();
  }
  const party = { pool, client, user };
  const event = { name: 'PreAuthentication', source: 'PreAuthentication_Authentication' } as const;
  await runTrigger(directory, pool, { ...event, clientId: client.id, user, request: { validationData: {} } });
  refuseUnusable(user, directory.now());
  checkPassword(directory, user, password);
  if (user.status !== 'FORCE_CHANGE_PASSWORD')
    return askSecondFactor(directory, party, { source: 'Authentication' });
  if (user.temporaryUntil !== undefined && user.temporaryUntil < directory.now())
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  return challenge(directory, party, 'NEW_PASSWORD_REQUIRED', {
    userAttributes: JSON.stringify(user.attributes),
    requiredAttributes: '[]',
  });
}

async function refresh(directory: Directory, pool: Pool, client: Client, parameters: Parameters) {
  const signIn = usableGrant(pool, client, required(parameters, 'REFRESH_TOKEN'), directory.now());
  const user = pool.users.get(signIn.grant.username);
  if (!user) throw notAuthorized('Refresh Token has been revoked');
  checkSecretHash(client, [user.username], parameters['SECRET_HASH']);
  if (!user.enabled) throw notAuthorized('User is disabled.');
  const tokens = await renewTokens(directory, { pool, client, user }, signIn, { source: 'RefreshTokens' });
  return { AuthenticationResult: tokens, ChallengeParameters: {} };
}

/** Which setting of the client allows a flow. */
const allowances: Record<string, string> = {
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
  ADMIN_USER_PASSWORD_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
};

function start(directory: Directory, pool: Pool, client: Client, flow: string, parameters: Parameters) {
  const allowance = allowances[flow];
  if (!allowance) throw invalidParameter(`The stand-in does not play the flow ${flow}.`);
  if (!client.settings.ExplicitAuthFlows.includes(allowance)) {
    const words = flow.startsWith('ADMIN_') ? 'Auth flow' : `${flow} flow`;
    throw invalidParameter(`${words} not enabled for this client`);
  }
  if (flow.startsWith('REFRESH_TOKEN')) return refresh(directory, pool, client, parameters);
  return signInWithPassword(directory, pool, client, parameters);
}

const request = z.object({
  ClientId: z.string(),
  AuthFlow: z.string(),
  AuthParameters: z.record(z.string(), z.string()).default({}),
  ClientMetadata: metadata,
});

export const initiateAuth = operation(request, (directory, input) => {
  if (input.AuthFlow.startsWith('ADMIN_')) throw invalidParameter('Initiate Auth method not supported.');
  const { pool, client } = poolAndClient(directory, input.ClientId);
  return start(directory, pool, client, input.AuthFlow, input.AuthParameters);
});

export const adminInitiateAuth = operation(request.extend({ UserPoolId: poolId }), (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  return start(directory, pool, clientOf(pool, input.ClientId), input.AuthFlow, input.AuthParameters);
});
