import type { APIRequestContext } from '@playwright/test';
import { call } from './api.ts';
import { mailTo } from './mailbox.ts';

export type Door = 'portal' | 'desk';
export type Account = { door: Door; email: string; password: string };
/** Somebody who has signed in: `state` opens a browser as them. */
export type Person = Account & {
  name: string;
  state: Awaited<ReturnType<APIRequestContext['storageState']>>;
  request: APIRequestContext;
};

export const ownPassword = 'Green-kettle-42';

export async function signIn(
  request: APIRequestContext,
  { door, email, password }: Account,
  name = '',
): Promise<Person> {
  await call(request, 'signIn', { params: { door }, body: { email, password } });
  return { door, email, password, name, request, state: await request.storageState() };
}

/** Follows the welcome mail: signs in with the one-time password and chooses an own one. */
export async function followWelcome(
  request: APIRequestContext,
  site: string,
  { door, email, name }: { door: Door; email: string; name: string },
): Promise<Person> {
  const password = oneTimePassword((await mailTo(site, email, 'Welcome')).text);
  const answer = await call(request, 'signIn', { params: { door }, body: { email, password } });
  if (answer.state !== 'new-password') throw new Error(`${email} need not choose a password.`);
  await call(request, 'choosePassword', {
    params: { door },
    body: { email, challenge: answer.challenge, password: ownPassword },
  });
  return { door, email, password: ownPassword, name, request, state: await request.storageState() };
}

export const oneTimePassword = (text: string): string => /One-time password:\s*(\S+)/.exec(text)?.[1] ?? '';
