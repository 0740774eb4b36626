import {
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { pool, refusals, setUpClient, type Door } from './pool.ts';

/**
 * Authenticator apps, as the user pools know them. Cognito sets one up for an access token with the scope
 * `aws.cognito.signin.user.admin` (API reference, AssociateSoftwareToken), which sessions of ours never have: a second
 * client makes such tokens, good for five minutes, which no API accepts and no browser ever sees in the clear.
 */
const client = new CognitoIdentityProviderClient({});
const named = (error: unknown) => (error instanceof Error ? error.name : '');

/** What came of proving who one is: a token to set up an app with, or what was wrong. */
export type Proof = { access: string; byCode: boolean } | { wrong: 'password' | 'code' | 'used' | 'no-code' };

/** Proves the password, and the code of the app that is there already, if one is. */
export async function prove(door: Door, email: string, password: string, code?: string): Promise<Proof> {
  const at = { UserPoolId: pool(door).UserPoolId, ClientId: setUpClient(door) };
  try {
    const first = await client.send(
      new AdminInitiateAuthCommand({
        ...at,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    if (first.AuthenticationResult?.AccessToken)
      return { access: first.AuthenticationResult.AccessToken, byCode: false };
    if (first.ChallengeName !== 'SOFTWARE_TOKEN_MFA') return { wrong: 'password' };
    if (!code) return { wrong: 'no-code' };
    const second = await client.send(
      new AdminRespondToAuthChallengeCommand({
        ...at,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: first.Session,
        ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code },
      }),
    );
    return { access: second.AuthenticationResult?.AccessToken ?? '', byCode: true };
  } catch (error) {
    if (named(error) === 'CodeMismatchException') return { wrong: 'code' };
    if (named(error) === 'ExpiredCodeException') return { wrong: 'used' };
    if (refusals.has(named(error))) return { wrong: 'password' };
    throw error;
  }
}

/** A new secret for an authenticator app, in base32. It counts once a code of it was shown. */
export async function newSecret(access: string): Promise<string> {
  const { SecretCode } = await client.send(new AssociateSoftwareTokenCommand({ AccessToken: access }));
  if (!SecretCode) throw new Error('The user pool gave no secret.');
  return SecretCode;
}

/** Whether the code is of the new secret; `over` when there is none to show a code of. */
export async function showCode(access: string, code: string): Promise<'right' | 'wrong' | 'over'> {
  try {
    await client.send(new VerifySoftwareTokenCommand({ AccessToken: access, UserCode: code }));
    return 'right';
  } catch (error) {
    if (['EnableSoftwareTokenMFAException', 'CodeMismatchException'].includes(named(error))) return 'wrong';
    if (
      ['NotAuthorizedException', 'InvalidParameterException', 'ExpiredCodeException'].includes(named(error))
    )
      return 'over';
    throw error;
  }
}

/** Whether signing in asks for the app's code. */
export const askForCode = (door: Door, email: string, ask: boolean) =>
  client.send(
    new AdminSetUserMFAPreferenceCommand({
      UserPoolId: pool(door).UserPoolId,
      Username: email,
      SoftwareTokenMfaSettings: { Enabled: ask, PreferredMfa: ask },
    }),
  );

/** The attributes of a user, by which the table knows the person; undefined when there is no such user. */
export async function attributesOf(door: Door, email: string): Promise<Record<string, string> | undefined> {
  try {
    const { UserAttributes = [] } = await client.send(
      new AdminGetUserCommand({ UserPoolId: pool(door).UserPoolId, Username: email }),
    );
    return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name ?? '', Value ?? '']));
  } catch (error) {
    if (named(error) === 'UserNotFoundException') return undefined;
    throw error;
  }
}
