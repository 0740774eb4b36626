import * as z from 'zod';
import { attributeList, changedAttributes, firstAttributes } from './attributes.ts';
import { type Directory, poolOf } from './directory.ts';
import { CognitoError } from './error.ts';
import { revokeAll } from './grants.ts';
import { forgetFailures } from './lockout.ts';
import { mailCode } from './message.ts';
import { attributes, metadata, namedUser, operation, password } from './operation.ts';
import { checkPasswordPolicy, generatePassword, storePassword } from './password.ts';
import type { Pool, User } from './state.ts';
import { runTrigger } from './triggers.ts';
import * as users from './users.ts';

const day = 86_400_000;

/** A temporary password must be used within the pool's `TemporaryPasswordValidityDays`. */
function giveTemporaryPassword(directory: Directory, pool: Pool, user: User, chosen: string): void {
  const policy = pool.settings.Policies.PasswordPolicy;
  checkPasswordPolicy(policy, chosen);
  storePassword(user, chosen);
  user.status = 'FORCE_CHANGE_PASSWORD';
  user.temporaryUntil = directory.now() + policy.TemporaryPasswordValidityDays * day;
}

/** The trigger also sees invitations, and may refuse them: developer guide, "Pre sign-up Lambda trigger". */
const askTrigger = (directory: Directory, pool: Pool, input: z.output<typeof invitation>) =>
  runTrigger(directory, pool, {
    name: 'PreSignUp',
    source: 'PreSignUp_AdminCreateUser',
    clientId: 'CLIENT_ID_NOT_APPLICABLE',
    user: {
      username: input.Username,
      attributes: Object.fromEntries(input.UserAttributes.map(({ Name, Value = '' }) => [Name, Value])),
    },
    request: { validationData: {}, ...(input.ClientMetadata && { clientMetadata: input.ClientMetadata }) },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });

function userToInvite(directory: Directory, pool: Pool, input: z.output<typeof invitation>): User {
  if (input.MessageAction !== 'RESEND') {
    const first = firstAttributes(pool, [
      ...(pool.settings.UsernameAttributes.includes('email')
        ? [{ Name: 'email', Value: input.Username }]
        : []),
      ...input.UserAttributes,
    ]);
    return users.addUser(pool, input.Username, first, directory.now());
  }
  const user = users.userOf(pool, input.Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD')
    throw new CognitoError(
      'UnsupportedUserStateException',
      `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
    );
  return user;
}

const invitation = namedUser.extend({
  TemporaryPassword: password.optional(),
  UserAttributes: attributes,
  MessageAction: z.enum(['SUPPRESS', 'RESEND']).optional(),
  ClientMetadata: metadata,
});

/**
 * Adds a user with a temporary password, or with RESEND gives a new one to a user who has not signed in yet.
 * Mails it unless suppressed. A password that is neither given nor mailed is known to nobody, so none is kept.
 */
export const adminCreateUser = operation(invitation, async (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  const policy = pool.settings.Policies.PasswordPolicy;
  if (input.TemporaryPassword) checkPasswordPolicy(policy, input.TemporaryPassword);
  if (input.MessageAction !== 'RESEND') await askTrigger(directory, pool, input);
  const user = userToInvite(directory, pool, input);
  const silent = input.MessageAction === 'SUPPRESS';
  const chosen = input.TemporaryPassword ?? (silent ? undefined : generatePassword(policy.MinimumLength));
  if (chosen) giveTemporaryPassword(directory, pool, user, chosen);
  user.modified = directory.now();
  directory.changed();
  if (!silent && chosen)
    await mailCode(directory, pool, user, {
      occasion: 'AdminCreateUser',
      code: chosen,
      clientId: 'CLIENT_ID_NOT_APPLICABLE',
      metadata: input.ClientMetadata,
    });
  return { User: users.listedUser(user) };
});

export const adminGetUser = operation(namedUser, (directory, input) => {
  const user = users.userOf(poolOf(directory, input.UserPoolId), input.Username);
  return { ...users.describeUser(user), UserAttributes: attributeList(user), ...users.userMfa(user) };
});

/** An action on one user that answers nothing. */
const adminAction = (change: (pool: Pool, user: User) => void) =>
  operation(namedUser, (directory, input) => {
    const pool = poolOf(directory, input.UserPoolId);
    const user = users.userOf(pool, input.Username);
    change(pool, user);
    user.modified = directory.now();
    directory.changed();
    return {};
  });

export const adminEnableUser = adminAction((_pool, user) => {
  user.enabled = true;
});

/** Ends the user's sign-ins too; enabling again does not bring them back. */
export const adminDisableUser = adminAction((pool, user) => {
  user.enabled = false;
  revokeAll(pool, user);
});

export const adminUserGlobalSignOut = adminAction(revokeAll);

export const adminDeleteUser = adminAction((pool, user) => {
  revokeAll(pool, user);
  users.removeUser(pool, user);
});

export const adminSetUserPassword = operation(
  namedUser.extend({ Password: password, Permanent: z.boolean().default(false) }),
  (directory, input) => {
    const pool = poolOf(directory, input.UserPoolId);
    const user = users.userOf(pool, input.Username);
    giveTemporaryPassword(directory, pool, user, input.Password);
    if (input.Permanent) {
      user.status = 'CONFIRMED';
      user.temporaryUntil = undefined;
    }
    user.modified = directory.now();
    forgetFailures(user);
    directory.changed();
    return {};
  },
);

export const adminUpdateUserAttributes = operation(
  namedUser.extend({ UserAttributes: attributes, ClientMetadata: metadata }),
  (directory, input) => {
    const pool = poolOf(directory, input.UserPoolId);
    const user = users.userOf(pool, input.Username);
    const changed = changedAttributes(pool, user, input.UserAttributes);
    users.refuseTakenAddress(pool, user, changed['email']);
    users.dropAliases(pool, user);
    user.attributes = changed;
    user.modified = directory.now();
    users.addAliases(pool, user);
    directory.changed();
    return {};
  },
);
