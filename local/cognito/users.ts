import { randomUUID } from 'node:crypto';
import { attributeList } from './attributes.ts';
import { CognitoError, invalidParameter, userNotFound } from './error.ts';
import type { Identity, Pool, User } from './state.ts';

const ownsAddress = (pool: Pool) =>
  pool.settings.UsernameAttributes.includes('email') || pool.settings.AliasAttributes.includes('email');

const fold = (pool: Pool, name: string) =>
  pool.settings.UsernameConfiguration.CaseSensitive ? name : name.toLowerCase();

/** Finds by username, by sub, or by address where the pool signs in with addresses. */
export function findUser(pool: Pool, name: string): User | undefined {
  const username = pool.aliases.get(fold(pool, name)) ?? fold(pool, name);
  return pool.users.get(username);
}

export function userOf(pool: Pool, name: string): User {
  const user = findUser(pool, name);
  if (!user) throw userNotFound();
  return user;
}

function otherNames(pool: Pool, user: User): string[] {
  const email = user.attributes['email'];
  return email && ownsAddress(pool) ? [user.sub, fold(pool, email)] : [user.sub];
}

/** Makes the user findable by its other names: after it is made or loaded, and after its address changes. */
export function addAliases(pool: Pool, user: User): void {
  for (const name of otherNames(pool, user)) pool.aliases.set(name, user.username);
}

/** Before its address changes. */
export function dropAliases(pool: Pool, user: User): void {
  for (const name of otherNames(pool, user)) pool.aliases.delete(name);
}

/** Throws AliasExistsException when another user signs in with the address. */
export function refuseTakenAddress(pool: Pool, user: User, email: string | undefined): void {
  const holder = email && ownsAddress(pool) ? pool.aliases.get(fold(pool, email)) : undefined;
  if (holder && holder !== user.username)
    throw new CognitoError('AliasExistsException', 'An account with the given email already exists.');
}

/** A user of whom nothing is known yet. */
const blank = (now: number) => ({
  enabled: true,
  groups: [],
  created: now,
  modified: now,
  totp: { enabled: false, lastStep: 0 },
  failures: { count: 0, last: 0, lockedUntil: 0 },
  reset: { expires: 0, requested: [], refused: [] },
});

/** Adds a user, who must still choose a password. With an address as the sign-in name, the username is the sub. */
export function addUser(pool: Pool, name: string, attributes: Record<string, string>, now: number): User {
  const byAddress = pool.settings.UsernameAttributes.includes('email');
  if (byAddress && !name.includes('@')) throw invalidParameter('Username should be an email.');
  const all = byAddress ? { email: name, ...attributes } : attributes;
  const taken = findUser(pool, name) ?? (byAddress ? findUser(pool, all['email'] ?? name) : undefined);
  if (taken) throw new CognitoError('UsernameExistsException', 'User account already exists');
  const sub = randomUUID();
  const user: User = {
    ...blank(now),
    username: byAddress ? sub : fold(pool, name),
    sub,
    attributes: all,
    status: 'FORCE_CHANGE_PASSWORD',
  };
  pool.users.set(user.username, user);
  addAliases(pool, user);
  return user;
}

/** Who signs in with this account of an identity provider. Subjects are told apart by case. */
export function linkedUser(pool: Pool, provider: string, subject: string): User | undefined {
  const links = (user: User) =>
    user.identities?.some((one) => one.provider === provider && one.subject === subject);
  return [...pool.users.values()].find(links);
}

/** The name of somebody who comes from an identity provider, in lower case where the pool does not tell cases apart. */
export const outsideName = (pool: Pool, provider: string, subject: string): string =>
  fold(pool, `${provider}_${subject}`);

/** Adds somebody who came from an identity provider and is nobody here yet. */
export function addOutsider(pool: Pool, identity: Identity, attributes: Record<string, string>): User {
  const sub = randomUUID();
  const user: User = {
    ...blank(identity.created),
    username: outsideName(pool, identity.provider, identity.subject),
    sub,
    attributes,
    status: 'EXTERNAL_PROVIDER',
    identities: [identity],
  };
  pool.users.set(user.username, user);
  // Such people are found by their username alone: aws-sdk-js issue 3774.
  return user;
}

export function removeUser(pool: Pool, user: User): void {
  pool.users.delete(user.username);
  dropAliases(pool, user);
}

/** What the API says of a user everywhere. Times are seconds in the JSON protocol. */
export const describeUser = (user: User) => ({
  Username: user.username,
  Enabled: user.enabled,
  UserStatus: user.status,
  UserCreateDate: user.created / 1000,
  UserLastModifiedDate: user.modified / 1000,
});

export const listedUser = (user: User) => ({ ...describeUser(user), Attributes: attributeList(user) });

/** The second factors that the user signs in with. */
export const userMfa = (user: User) => {
  if (!user.totp.enabled) return {};
  return { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'], PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' };
};
