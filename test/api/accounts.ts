import { randomUUID } from 'node:crypto';
import {
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { admit } from '../../lambdas/contacts/people.pool.ts';
import { tokenCookies } from '../../lambdas/session/cookies.ts';
import type { Cloud } from '../../local/cloud.ts';

/** Somebody of every kind, with an account in their pool, and the ways in. */

export type PersonName =
  | 'admin'
  | 'standard'
  | 'own'
  | 'colleague'
  | 'local'
  | 'outsider'
  | 'technician'
  | 'administrator';
export type Person = { id: string; email: string; cookie: string };
export type People = Record<PersonName, Person>;
export const password = 'Correct-horse-7';
export async function signIn(
  site: string,
  door: 'portal' | 'desk',
  email: string,
  secret = password,
): Promise<{ status: number; cookie: string; body: unknown }> {
  const response = await fetch(`${site}/api/session/${door}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ email, password: secret }),
  });
  const cookie = cookiesOf(response.headers.getSetCookie());
  return { status: response.status, cookie, body: await response.json() };
}

const cookiesOf = (set: string[]): string => set.map((one) => one.split(';')[0]).join('; ');

/** Somebody's account in the pool of a door. */
export type Account = { door: 'portal' | 'desk'; id: string; email: string };
export type Accounts = Record<PersonName, Account>;
const poolOf = { portal: 'CUSTOMERS_POOL_ID', desk: 'STAFF_POOL_ID' } as const;

export async function admitTo(
  account: Account,
  attributes: Record<string, string>,
  groups: string[],
): Promise<Account> {
  const pool = process.env[poolOf[account.door]] ?? '';
  await admit({ pool, email: account.email, attributes, groups });
  await new CognitoIdentityProviderClient({}).send(
    new AdminSetUserPasswordCommand({
      UserPoolId: pool,
      Username: account.email,
      Password: password,
      Permanent: true,
    }),
  );
  return account;
}

/** Signs in, but not through the door, where every answer takes its time: eight people, in every file of tests. */
async function letInQuickly(cloud: Cloud, { door, id, email }: Account): Promise<Person> {
  const app = door === 'portal' ? 'customerspoolsession' : 'staffpoolsession';
  const { AuthenticationResult: result } = await new CognitoIdentityProviderClient({}).send(
    new AdminInitiateAuthCommand({
      UserPoolId: process.env[poolOf[door]],
      ClientId: cloud.resource('foyer-local-identity', app),
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  if (!result?.AccessToken) throw new Error(`${email} could not sign in.`);
  const tokens = { access: result.AccessToken, renew: result.RefreshToken, seconds: 900 };
  return { id, email, cookie: cookiesOf(tokenCookies(door, tokens, false)) };
}

/** One after the other: all at once would start an execution environment for each. */
export async function letAllIn(cloud: Cloud, accounts: Accounts): Promise<People> {
  const people: [string, Person][] = [];
  for (const [name, account] of Object.entries(accounts))
    people.push([name, await letInQuickly(cloud, account)]);
  return Object.fromEntries(people) as People;
}
