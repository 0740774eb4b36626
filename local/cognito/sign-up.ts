import * as z from 'zod';
import { poolAndClient } from './directory.ts';
import { CognitoError, notAuthorized } from './error.ts';
import { operation } from './operation.ts';

/** Only ever refused: people are invited. A pool that lets them sign up by themselves is more than is played here. */
export const signUp = operation(z.object({ ClientId: z.string() }), (directory, input) => {
  const { pool } = poolAndClient(directory, input.ClientId);
  if (pool.settings.AdminCreateUserConfig.AllowAdminCreateUserOnly)
    throw notAuthorized('SignUp is not permitted for this user pool');
  throw new CognitoError('UnknownOperationException', 'The stand-in for Cognito does not play SignUp.');
});
