import { randomBytes } from 'node:crypto';
import {
  AdminGetUserCommand,
  AdminLinkProviderForUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { linksOf, type Link } from '../contacts/people.links.ts';

/** What linking needs of the user pool. */
const client = new CognitoIdentityProviderClient({});

export type PoolUser = {
  username: string;
  enabled: boolean;
  /** Has a one-time password that was never used. */
  invited: boolean;
  company: string;
  contact: string;
  linked: Link[];
};

export async function findUser(pool: string, email: string): Promise<PoolUser | undefined> {
  try {
    const found = await client.send(new AdminGetUserCommand({ UserPoolId: pool, Username: email }));
    const of = (name: string) => found.UserAttributes?.find(({ Name }) => Name === name)?.Value ?? '';
    return {
      username: found.Username ?? '',
      enabled: found.Enabled === true,
      invited: found.UserStatus === 'FORCE_CHANGE_PASSWORD',
      company: of('custom:company'),
      contact: of('custom:contact'),
      linked: linksOf(found.UserAttributes),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'UserNotFoundException') return undefined;
    throw error;
  }
}

/** Ends a one-time password: a password that nobody knows takes its place, of all kinds that the rules ask for. */
export const confirmUser = (pool: string, username: string) =>
  client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: pool,
      Username: username,
      Password: `${randomBytes(24).toString('base64url')}aA1!`,
      Permanent: true,
    }),
  );

/** Links the account; no harm when another visit of it was quicker. */
export async function linkUser(
  pool: string,
  username: string,
  provider: string,
  subject: string,
): Promise<void> {
  try {
    await client.send(
      new AdminLinkProviderForUserCommand({
        UserPoolId: pool,
        DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: username },
        SourceUser: {
          ProviderName: provider,
          // The `sub`: API reference, AdminLinkProviderForUser, SourceUser.
          ProviderAttributeName: 'Cognito_Subject',
          ProviderAttributeValue: subject,
        },
      }),
    );
  } catch (error) {
    // The account is linked already: the next try finds whose it is.
    if (!(error instanceof Error) || error.name !== 'AliasExistsException') throw error;
  }
}
