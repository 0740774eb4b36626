import * as z from 'zod';
import { openAccessToken } from './access.ts';
import { type Directory, poolOf } from './directory.ts';
import { CognitoError, invalidParameter, notAuthorized } from './error.ts';
import { namedUser, operation } from './operation.ts';
import type { Pool, User } from './state.ts';
import { createTotpSecret, matchTotp } from './totp.ts';
import { userOf } from './users.ts';

/** Whoever sets up an authenticator: signed in, or asked for it in the middle of signing in. */
const requester = z.object({ AccessToken: z.string().optional(), Session: z.string().optional() });

function requesterOf(directory: Directory, input: z.output<typeof requester>) {
  if (input.AccessToken) return openAccessToken(directory, input.AccessToken);
  if (!input.Session) throw invalidParameter('Either an access token or a session must be given.');
  const session = directory.sessions.read(input.Session, 'MFA_SETUP');
  const pool = poolOf(directory, session.poolId);
  const user = pool.users.get(session.username);
  if (!user) throw notAuthorized('Invalid session for the user.');
  return { pool, user, session };
}

/** The real service gives a new session at every step: the old one is closed. */
function moveSession(directory: Directory, id: string | undefined) {
  if (id === undefined) return {};
  const session = directory.sessions.read(id, 'MFA_SETUP');
  directory.sessions.close(id);
  return { Session: directory.sessions.open(session) };
}

function refuseWithoutTotp(pool: Pool): void {
  if (pool.settings.MfaConfiguration === 'OFF' || !pool.settings.EnabledMfas.includes('SOFTWARE_TOKEN_MFA'))
    throw new CognitoError(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA has not been enabled by the userPool.',
    );
}

export const associateSoftwareToken = operation(requester, (directory, input) => {
  const { pool, user } = requesterOf(directory, input);
  refuseWithoutTotp(pool);
  const secret = createTotpSecret();
  user.totp.pending = secret;
  directory.changed();
  return { SecretCode: secret, ...moveSession(directory, input.AccessToken ? undefined : input.Session) };
});

export const verifySoftwareToken = operation(
  requester.extend({ UserCode: z.string().regex(/^\d{6}$/), FriendlyDeviceName: z.string().optional() }),
  (directory, input) => {
    const asked = requesterOf(directory, input);
    const { user } = asked;
    const { pending } = user.totp;
    if (!pending) throw invalidParameter('No software token has been associated with the user.');
    if (matchTotp(pending, input.UserCode, directory.now()) === undefined)
      throw new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch');
    user.totp = { ...user.totp, secret: pending, pending: undefined };
    if ('session' in asked) {
      asked.session.verified = true;
      user.totp.enabled = true;
    }
    directory.changed();
    return { Status: 'SUCCESS', ...moveSession(directory, input.AccessToken ? undefined : input.Session) };
  },
);

const preference = z.object({
  SoftwareTokenMfaSettings: z
    .object({ Enabled: z.boolean().default(false), PreferredMfa: z.boolean().default(false) })
    .optional(),
});

function prefer(directory: Directory, user: User, input: z.output<typeof preference>) {
  const wanted = input.SoftwareTokenMfaSettings;
  if (!wanted) return {};
  if (wanted.Enabled && !user.totp.secret)
    throw invalidParameter('User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA');
  user.totp.enabled = wanted.Enabled;
  user.modified = directory.now();
  directory.changed();
  return {};
}

export const setUserMfaPreference = operation(
  preference.extend({ AccessToken: z.string() }),
  (directory, input) => prefer(directory, openAccessToken(directory, input.AccessToken).user, input),
);

export const adminSetUserMfaPreference = operation(namedUser.extend(preference.shape), (directory, input) =>
  prefer(directory, userOf(poolOf(directory, input.UserPoolId), input.Username), input),
);
