import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Way } from './cookies.ts';

/** The two user pools, as the doors use them. */
export type Door = 'portal' | 'desk';
export type Tokens = { access: string; renew?: string; seconds: number };
/** `challenge` is sent back with what is asked for, within 3 minutes. */
export type Outcome = { tokens: Tokens } | { challenge: string; asks: 'new-password' | 'second-factor' };

const client = new CognitoIdentityProviderClient({});

const names = { portal: 'CUSTOMERS', desk: 'STAFF' } as const;
export const pool = (door: Door, way: Way = 'password') => ({
  UserPoolId: process.env[`${names[door]}_POOL_ID`] ?? '',
  ClientId: process.env[way === 'password' ? `${names[door]}_CLIENT_ID` : 'SIGN_ON_CLIENT_ID'] ?? '',
});

/** The client whose tokens may set up an authenticator app (set-up.pool.ts), and nothing else. */
export const setUpClient = (door: Door): string => process.env[`${names[door]}_SET_UP_CLIENT_ID`] ?? '';

type Answer = {
  Session?: string;
  ChallengeName?: string;
  AuthenticationResult?: { AccessToken?: string; RefreshToken?: string; ExpiresIn?: number };
};

const questions: Record<string, 'new-password' | 'second-factor' | undefined> = {
  NEW_PASSWORD_REQUIRED: 'new-password',
  SOFTWARE_TOKEN_MFA: 'second-factor',
};

function outcome({ AuthenticationResult: result, ChallengeName, Session }: Answer): Outcome {
  if (result?.AccessToken)
    return {
      tokens: { access: result.AccessToken, renew: result.RefreshToken, seconds: result.ExpiresIn ?? 900 },
    };
  const asks = ChallengeName && questions[ChallengeName];
  if (asks && Session) return { challenge: Session, asks };
  throw new Error(`The user pool asks for ${ChallengeName}, which no page can answer.`);
}

export const authenticate = async (door: Door, email: string, password: string): Promise<Outcome> =>
  outcome(
    await client.send(
      new AdminInitiateAuthCommand({
        ...pool(door),
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    ),
  );

export const answerNewPassword = async (
  door: Door,
  email: string,
  challenge: string,
  password: string,
): Promise<Outcome> =>
  outcome(
    await client.send(
      new AdminRespondToAuthChallengeCommand({
        ...pool(door),
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: challenge,
        ChallengeResponses: { USERNAME: email, NEW_PASSWORD: password },
      }),
    ),
  );

export const answerCode = async (
  door: Door,
  email: string,
  challenge: string,
  code: string,
): Promise<Outcome> =>
  outcome(
    await client.send(
      new AdminRespondToAuthChallengeCommand({
        ...pool(door),
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: challenge,
        ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: code },
      }),
    ),
  );

export const renewTokens = async (door: Door, token: string, way: Way): Promise<Outcome> =>
  outcome(
    await client.send(
      new AdminInitiateAuthCommand({
        ...pool(door, way),
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: token },
      }),
    ),
  );

export const sendCode = (door: Door, email: string) =>
  client.send(new ForgotPasswordCommand({ ClientId: pool(door).ClientId, Username: email }));

export const confirmCode = (door: Door, email: string, code: string, password: string) =>
  client.send(
    new ConfirmForgotPasswordCommand({
      ClientId: pool(door).ClientId,
      Username: email,
      ConfirmationCode: code,
      Password: password,
    }),
  );

export const revoke = (door: Door, token: string, way: Way = 'password') =>
  client.send(new RevokeTokenCommand({ ClientId: pool(door, way).ClientId, Token: token }));

/** What Cognito answers to somebody who does not prove who they are. */
export const refusals: ReadonlySet<string> = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserLambdaValidationException',
  'PasswordResetRequiredException',
]);

/**
 * Whether this is the person's password. A sign-in that comes of it is ended at once; one that asks for more has
 * proven the password as well.
 */
export async function provesPassword(door: Door, email: string, password: string): Promise<boolean> {
  try {
    const { AuthenticationResult: result } = await client.send(
      new AdminInitiateAuthCommand({
        ...pool(door),
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    if (result?.RefreshToken) await revoke(door, result.RefreshToken);
    return true;
  } catch (error) {
    if (error instanceof Error && refusals.has(error.name)) return false;
    throw error;
  }
}
