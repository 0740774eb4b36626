import * as z from 'zod';
import { poolOf } from './directory.ts';
import { invalidParameter } from './error.ts';
import { operation, poolId } from './operation.ts';
import { pageOf } from './page.ts';
import type { Pool, User } from './state.ts';
import { listedUser } from './users.ts';

/** `attribute = "value"` or `attribute ^= "start"`, quotes in the value escaped by a backslash. */
const form = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

/** Only these can be searched for; custom attributes cannot (API reference, ListUsers). */
const read: Record<string, (user: User) => string> = {
  username: (user) => user.username,
  sub: (user) => user.sub,
  status: (user) => (user.enabled ? 'Enabled' : 'Disabled'),
  'cognito:user_status': (user) => user.status,
};
for (const name of ['email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'])
  read[name] = (user) => user.attributes[name] ?? '';

function filterOf(pool: Pool, text: string): (user: User) => boolean {
  const [, name = '', operator, quoted = ''] = form.exec(text) ?? [];
  const value = read[name];
  if (!value) throw invalidParameter('Error while parsing filter.');
  const sensitive = pool.settings.UsernameConfiguration.CaseSensitive || name === 'status';
  const fold = (one: string) => (sensitive ? one : one.toLowerCase());
  const wanted = fold(quoted.replaceAll(/\\(.)/g, '$1'));
  return operator === '='
    ? (user) => fold(value(user)) === wanted
    : (user) => fold(value(user)).startsWith(wanted);
}

const request = z.object({
  UserPoolId: poolId,
  Filter: z.string().max(256).optional(),
  Limit: z.number().int().min(0).max(60).optional(),
  PaginationToken: z.string().optional(),
  AttributesToGet: z.array(z.string()).optional(),
});

export const listUsers = operation(request, (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  const every = [...pool.users.values()];
  const chosen = input.Filter ? every.filter(filterOf(pool, input.Filter)) : every;
  const { items, next } = pageOf(chosen, input.Limit, input.PaginationToken);
  const wanted = input.AttributesToGet;
  const seen = items.map(listedUser).map((user) => ({
    ...user,
    Attributes: user.Attributes.filter(({ Name }) => !wanted || wanted.includes(Name)),
  }));
  return { Users: seen, PaginationToken: next };
});
