import { randomInt } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableProviderForUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { linksOf } from './people.links.ts';

/** People in a user pool, brought in step with the table. Every step is safe to repeat. */
// An import lets in thousands: told to slow down, it waits longer and longer.
const client = new CognitoIdentityProviderClient({ maxAttempts: 6 });

export type Person = {
  pool: string;
  email: string;
  attributes: Record<string, string>;
  groups: readonly string[];
};

const listed = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

async function find(pool: string, email: string) {
  try {
    return await client.send(new AdminGetUserCommand({ UserPoolId: pool, Username: email }));
  } catch (error) {
    if (error instanceof Error && error.name === 'UserNotFoundException') return undefined;
    throw error;
  }
}
const exists = async (pool: string, email: string): Promise<boolean> => Boolean(await find(pool, email));

/** Makes the person able to sign in, with exactly these groups. A new person has no password that anybody knows. */
export async function admit({ pool, email, attributes, groups }: Person): Promise<void> {
  const user = { UserPoolId: pool, Username: email };
  const all = listed({ ...attributes, email, email_verified: 'true' });
  if (await exists(pool, email)) {
    await client.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes: all }));
    await client.send(new AdminEnableUserCommand(user));
  } else {
    await client.send(
      new AdminCreateUserCommand({
        ...user,
        UserAttributes: all,
        MessageAction: 'SUPPRESS',
        TemporaryPassword: oneTimePassword(),
      }),
    );
  }
  const present = await client.send(new AdminListGroupsForUserCommand(user));
  const before = (present.Groups ?? []).map((group) => group.GroupName ?? '');
  for (const group of groups.filter((name) => !before.includes(name)))
    await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName: group }));
  for (const group of before.filter((name) => !groups.includes(name)))
    await client.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName: group }));
}

/**
 * Moves a person to a new sign-in address. When a user of an earlier time has that address already, the old one is
 * dismissed instead, and the answer is false: nobody may sign in with the password of that earlier time.
 */
export async function rename(pool: string, before: string, email: string): Promise<boolean> {
  if (!(await exists(pool, before))) return true;
  if (await exists(pool, email)) {
    await dismiss(pool, before);
    return false;
  }
  const attributes = listed({ email, email_verified: 'true' });
  await client.send(
    new AdminUpdateUserAttributesCommand({ UserPoolId: pool, Username: before, UserAttributes: attributes }),
  );
  return true;
}

/**
 * Ends every session and lets nobody in any more. Accounts of an organisation are no longer linked: when the address is
 * somebody else's one day, whoever had it before must not come in with the old account.
 */
export async function dismiss(pool: string, email: string): Promise<void> {
  const found = await find(pool, email);
  if (!found) return;
  const user = { UserPoolId: pool, Username: email };
  await client.send(new AdminDisableUserCommand(user));
  await client.send(new AdminUserGlobalSignOutCommand(user));
  for (const { providerName, userId } of linksOf(found.UserAttributes))
    await client.send(
      new AdminDisableProviderForUserCommand({
        UserPoolId: pool,
        User: {
          ProviderName: providerName,
          ProviderAttributeName: 'Cognito_Subject',
          ProviderAttributeValue: userId,
        },
      }),
    );
}

/** Sets a one-time password and returns it: for the welcome mail alone, never stored, never logged. */
export async function freshPassword(pool: string, email: string): Promise<string> {
  const password = oneTimePassword();
  await client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: pool,
      Username: email,
      Password: password,
      Permanent: false,
    }),
  );
  return password;
}

/** Gives a person a password of their own that stays; for demonstrations, where it is documented. */
export const setOwnPassword = (pool: string, email: string, password: string) =>
  client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: pool,
      Username: email,
      Password: password,
      Permanent: true,
    }),
  );

/** 14 characters that are hard to mistake for each other, some of each kind that the rules ask for: about 75 bits. */
function oneTimePassword(): string {
  const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '!?-_#'];
  const pick = (from: string) => from[randomInt(from.length)] ?? '';
  const characters = [
    ...kinds.map(pick),
    ...Array.from({ length: 10 }, () => pick(kinds.slice(0, 3).join(''))),
  ];
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j] ?? '', characters[i] ?? ''];
  }
  return characters.join('');
}
