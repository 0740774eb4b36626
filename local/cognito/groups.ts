import * as z from 'zod';
import { type Directory, poolOf } from './directory.ts';
import { CognitoError, notFound } from './error.ts';
import { namedUser, operation, poolId } from './operation.ts';
import { pageOf } from './page.ts';
import { groupSettings } from './settings.ts';
import type { Group, Pool } from './state.ts';
import { listedUser, userOf } from './users.ts';

const limit = z.number().int().min(0).max(60).optional();
const page = { Limit: limit, NextToken: z.string().optional() };
const named = z.object({ UserPoolId: poolId, GroupName: z.string() });

const describe = (pool: Pool, { created, modified, ...settings }: Group) => ({
  ...settings,
  UserPoolId: pool.id,
  CreationDate: created / 1000,
  LastModifiedDate: modified / 1000,
});

function groupOf(pool: Pool, name: string): Group {
  const group = pool.groups.get(name);
  if (!group) throw notFound('Group not found.');
  return group;
}

export const createGroup = operation(
  groupSettings.extend({ UserPoolId: poolId }),
  (directory, { UserPoolId, ...settings }) => {
    const pool = poolOf(directory, UserPoolId);
    if (pool.groups.has(settings.GroupName))
      throw new CognitoError('GroupExistsException', 'A group with the name already exists.');
    const group = { ...settings, created: directory.now(), modified: directory.now() };
    pool.groups.set(settings.GroupName, group);
    directory.changed();
    return { Group: describe(pool, group) };
  },
);

export const getGroup = operation(named, (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  return { Group: describe(pool, groupOf(pool, input.GroupName)) };
});

export const deleteGroup = operation(named, (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  groupOf(pool, input.GroupName);
  pool.groups.delete(input.GroupName);
  for (const user of pool.users.values())
    user.groups = user.groups.filter((name) => name !== input.GroupName);
  directory.changed();
  return {};
});

export const listGroups = operation(z.object({ UserPoolId: poolId, ...page }), (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  const { items, next } = pageOf([...pool.groups.values()], input.Limit, input.NextToken);
  return { Groups: items.map((group) => describe(pool, group)), NextToken: next };
});

const membership = (change: (groups: string[], name: string) => string[]) =>
  operation(namedUser.extend({ GroupName: z.string() }), (directory: Directory, input) => {
    const pool = poolOf(directory, input.UserPoolId);
    const user = userOf(pool, input.Username);
    groupOf(pool, input.GroupName);
    user.groups = change(user.groups, input.GroupName);
    directory.changed();
    return {};
  });

export const adminAddUserToGroup = membership((groups, name) => [...new Set([...groups, name])]);
export const adminRemoveUserFromGroup = membership((groups, name) =>
  groups.filter((other) => other !== name),
);

export const adminListGroupsForUser = operation(namedUser.extend(page), (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  const names = userOf(pool, input.Username).groups;
  const { items, next } = pageOf(names, input.Limit, input.NextToken);
  return { Groups: items.map((name) => describe(pool, groupOf(pool, name))), NextToken: next };
});

export const listUsersInGroup = operation(named.extend(page), (directory, input) => {
  const pool = poolOf(directory, input.UserPoolId);
  groupOf(pool, input.GroupName);
  const members = [...pool.users.values()].filter(({ groups }) => groups.includes(input.GroupName));
  const { items, next } = pageOf(members, input.Limit, input.NextToken);
  return { Users: items.map(listedUser), NextToken: next };
});
