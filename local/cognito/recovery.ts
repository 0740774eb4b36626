import { randomInt } from 'node:crypto';
import * as z from 'zod';
import { type Directory, poolAndClient, poolOf } from './directory.ts';
import { CognitoError, invalidParameter, notAuthorized, userNotFound } from './error.ts';
import { forgetFailures } from './lockout.ts';
import { mailCode, maskAddress } from './message.ts';
import { metadata, namedUser, operation, password, username } from './operation.ts';
import { checkPasswordPolicy, storePassword } from './password.ts';
import { checkSecretHash } from './secret-hash.ts';
import type { Client, Pool, User } from './state.ts';
import { runTrigger } from './triggers.ts';
import { findUser, userOf } from './users.ts';

const hour = 3_600_000;

/**
 * Developer guide, "Quotas": a user may ask for, and try, between 5 and 20 codes an hour, as Cognito sees the risk.
 * The stand-in takes the upper end.
 */
const attemptsPerHour = 20;

function refuseTooMany(attempts: number[], now: number): void {
  if (attempts.filter((at) => at > now - hour).length >= attemptsPerHour)
    throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
}

const remember = (attempts: number[], now: number) => [...attempts.filter((at) => at > now - hour), now];

async function sendResetCode(
  directory: Directory,
  pool: Pool,
  user: User,
  clientId: string,
  data?: Record<string, string>,
) {
  const now = directory.now();
  refuseTooMany(user.reset.requested, now);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  user.reset = {
    code,
    expires: now + hour,
    requested: remember(user.reset.requested, now),
    refused: user.reset.refused,
  };
  directory.changed();
  await mailCode(directory, pool, user, { occasion: 'ForgotPassword', code, clientId, metadata: data });
}

const delivery = (address: string) => ({
  CodeDeliveryDetails: {
    Destination: maskAddress(address),
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  },
});

const hides = (client: Client) => client.settings.PreventUserExistenceErrors === 'ENABLED';
const reachable = (user: User) => user.attributes['email_verified'] === 'true' && user.attributes['email'];

function adminOnly(pool: Pool): boolean {
  const ways = pool.settings.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  return ways.some(({ Name }) => Name === 'admin_only');
}

const forgot = z.object({
  ClientId: z.string(),
  Username: username,
  SecretHash: z.string().optional(),
  ClientMetadata: metadata,
});

/**
 * Mails a code. Where the client hides who exists, an unknown, disabled or unreachable user gets the same answer and
 * no mail (developer guide, "Managing user existence error responses").
 */
export const forgotPassword = operation(forgot, async (directory, input) => {
  const { pool, client } = poolAndClient(directory, input.ClientId);
  checkSecretHash(client, [input.Username], input.SecretHash);
  if (adminOnly(pool)) throw notAuthorized('Contact administrator to reset password.');
  const user = findUser(pool, input.Username);
  if (hides(client) && (!user || !user.enabled || !reachable(user)))
    return delivery(input.Username.includes('@') ? input.Username : 'user@example.com');
  if (!user) throw userNotFound('Username/client id combination not found.');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'FORCE_CHANGE_PASSWORD')
    throw notAuthorized('User password cannot be reset in the current state.');
  const address = reachable(user);
  if (!address)
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    );
  await sendResetCode(directory, pool, user, client.id, input.ClientMetadata);
  return delivery(address);
});

function checkCode(directory: Directory, user: User, code: string): void {
  const now = directory.now();
  refuseTooMany(user.reset.refused, now);
  if (!user.reset.code || user.reset.expires < now)
    throw new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
  if (user.reset.code === code) return;
  user.reset.refused = remember(user.reset.refused, now);
  directory.changed();
  throw new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
}

const confirm = z.object({
  ClientId: z.string(),
  Username: username,
  ConfirmationCode: z.string().min(1),
  Password: password,
  SecretHash: z.string().optional(),
  ClientMetadata: metadata,
});

/** Sets a new password against the code. A password that breaks the policy does not use up the code. */
export const confirmForgotPassword = operation(confirm, async (directory, input) => {
  const { pool, client } = poolAndClient(directory, input.ClientId);
  checkSecretHash(client, [input.Username], input.SecretHash);
  const user = findUser(pool, input.Username);
  if (hides(client) && !user?.enabled)
    throw new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
  if (!user) throw userNotFound('Username/client id combination not found.');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  checkCode(directory, user, input.ConfirmationCode);
  checkPasswordPolicy(pool.settings.Policies.PasswordPolicy, input.Password);
  storePassword(user, input.Password);
  user.status = 'CONFIRMED';
  user.reset = { expires: 0, requested: user.reset.requested, refused: [] };
  user.modified = directory.now();
  forgetFailures(user);
  directory.changed();
  await runTrigger(directory, pool, {
    name: 'PostConfirmation',
    source: 'PostConfirmation_ConfirmForgotPassword',
    clientId: client.id,
    user,
    request: input.ClientMetadata ? { clientMetadata: input.ClientMetadata } : {},
  });
  return {};
});

export const adminResetUserPassword = operation(
  namedUser.extend({ ClientMetadata: metadata }),
  async (directory, input) => {
    const pool = poolOf(directory, input.UserPoolId);
    const user = userOf(pool, input.Username);
    if (!user.enabled) throw notAuthorized('User is disabled.');
    if (user.status === 'FORCE_CHANGE_PASSWORD')
      throw notAuthorized('User password cannot be reset in the current state.');
    await sendResetCode(directory, pool, user, 'CLIENT_ID_NOT_APPLICABLE', input.ClientMetadata);
    user.status = 'RESET_REQUIRED';
    directory.changed();
    return {};
  },
);
