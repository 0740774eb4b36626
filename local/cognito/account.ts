import * as z from 'zod';
import { openAccessToken } from './access.ts';
import { attributeList } from './attributes.ts';
import { poolAndClient } from './directory.ts';
import { CognitoError } from './error.ts';
import { findGrant, revokeAll } from './grants.ts';
import { forgetFailures, refuseWhileLocked } from './lockout.ts';
import { operation, password } from './operation.ts';
import { checkPasswordPolicy, storePassword } from './password.ts';
import { checkPassword } from './sign-in.ts';
import { userMfa } from './users.ts';

/* What a signed-in user does for itself. */

const own = z.object({ AccessToken: z.string() });

export const getUser = operation(own, (directory, input) => {
  const { user } = openAccessToken(directory, input.AccessToken);
  return { Username: user.username, UserAttributes: attributeList(user), ...userMfa(user) };
});

/** Leaves the other sign-ins of the user as they are, as Cognito does: whoever wants them ended says so. */
export const changePassword = operation(
  own.extend({ PreviousPassword: password, ProposedPassword: password }),
  (directory, input) => {
    const { pool, user } = openAccessToken(directory, input.AccessToken);
    refuseWhileLocked(user, directory.now());
    checkPassword(directory, user, input.PreviousPassword);
    checkPasswordPolicy(pool.settings.Policies.PasswordPolicy, input.ProposedPassword);
    storePassword(user, input.ProposedPassword);
    user.modified = directory.now();
    forgetFailures(user);
    directory.changed();
    return {};
  },
);

export const globalSignOut = operation(own, (directory, input) => {
  const { pool, user } = openAccessToken(directory, input.AccessToken);
  revokeAll(pool, user);
  directory.changed();
  return {};
});

/** Ends one sign-in: its refresh token, and its access tokens' use at Cognito. A token unknown here is no error. */
export const revokeToken = operation(
  z.object({ ClientId: z.string(), ClientSecret: z.string().optional(), Token: z.string() }),
  (directory, input) => {
    const { pool, client } = poolAndClient(directory, input.ClientId);
    if (client.secret !== undefined && client.secret !== input.ClientSecret)
      throw new CognitoError('UnauthorizedException', 'Client authentication failed.');
    if (!client.settings.EnableTokenRevocation)
      throw new CognitoError(
        'UnsupportedOperationException',
        'Token revocation is not enabled for this client.',
      );
    const found = findGrant(pool, input.Token);
    if (found && found.grant.clientId !== client.id)
      throw new CognitoError('UnauthorizedException', 'The token was issued to another client.');
    if (found) {
      found.grant.revoked = true;
      directory.changed();
    }
    return {};
  },
);
