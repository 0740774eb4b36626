import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type World,
  address,
  enrol,
  invite,
  poolId,
  refusal,
  signIn,
  startWorld,
  tokensOf,
} from './cognito-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

const named = { UserPoolId: poolId, Username: address };
const get = () => world.sdk.send(new AdminGetUserCommand(named));

describe('users', () => {
  it('are made with an address, and get a sub as their username', async () => {
    const { User } = await invite(world);
    expect(User).toMatchObject({ Enabled: true, UserStatus: 'FORCE_CHANGE_PASSWORD' });
    expect(User?.UserCreateDate).toBeInstanceOf(Date);
    const user = await get();
    expect(user.Username).toBe(User?.Username);
    expect(user.UserAttributes).toContainEqual({ Name: 'sub', Value: user.Username });
    expect(user.UserAttributes).toContainEqual({ Name: 'custom:contactId', Value: 'c-42' });
  });

  it('are refused twice, in any case, or without an address', async () => {
    await invite(world);
    await expect(invite(world, 'ANN@EXAMPLE.com')).rejects.toEqual(
      refusal('UsernameExistsException', 'User account already exists'),
    );
    await expect(invite(world, 'ann')).rejects.toEqual(refusal('InvalidParameterException'));
  });

  it('are refused with an attribute that the pool does not declare', async () => {
    const command = new AdminCreateUserCommand({
      ...named,
      UserAttributes: [{ Name: 'custom:unheard', Value: 'x' }],
    });
    await expect(world.sdk.send(command)).rejects.toEqual(
      refusal('InvalidParameterException', 'user.custom:unheard: Attribute does not exist in the schema.'),
    );
    await expect(get()).rejects.toEqual(refusal('UserNotFoundException', 'User does not exist.'));
  });

  it('are not invited again once they have a password, nor when they do not exist', async () => {
    const resend = () => world.sdk.send(new AdminCreateUserCommand({ ...named, MessageAction: 'RESEND' }));
    await expect(resend()).rejects.toEqual(refusal('UserNotFoundException'));
    await enrol(world);
    await expect(resend()).rejects.toEqual(refusal('UnsupportedUserStateException'));
  });

  it('change their address, which must be free and counts as unverified', async () => {
    await enrol(world);
    await enrol(world, 'bob@example.com');
    const change = (Name: string, Value: string) =>
      world.sdk.send(new AdminUpdateUserAttributesCommand({ ...named, UserAttributes: [{ Name, Value }] }));
    await expect(change('email', 'Bob@example.com')).rejects.toEqual(
      refusal('AliasExistsException', 'An account with the given email already exists.'),
    );
    await expect(change('sub', 'x')).rejects.toEqual(refusal('InvalidParameterException'));
    await change('custom:contactId', 'c-43');
    await change('name', '');
    expect((await get()).UserAttributes).toContainEqual({ Name: 'custom:contactId', Value: 'c-43' });
    expect((await get()).UserAttributes?.map(({ Name }) => Name)).not.toContain('name');
    await change('email', 'anna@example.com');
    await expect(get()).rejects.toEqual(refusal('UserNotFoundException'));
    await tokensOf(signIn(world, 'anna@example.com'));
  });

  it('are gone when deleted, and the address is free again', async () => {
    const before = await enrol(world);
    await world.sdk.send(new AdminDeleteUserCommand(named));
    await expect(signIn(world)).rejects.toEqual(refusal('NotAuthorizedException'));
    expect(await enrol(world)).not.toBe(before);
  });

  it('are listed by filter and by page', async () => {
    for (const name of ['ann', 'anton', 'bob']) await invite(world, `${name}@example.com`);
    const list = async (Filter?: string) =>
      (await world.sdk.send(new ListUsersCommand({ UserPoolId: poolId, Filter }))).Users?.length;
    expect(await list()).toBe(3);
    expect(await list('email = "ANN@example.com"')).toBe(1);
    expect(await list('email ^= "an"')).toBe(2);
    expect(await list('cognito:user_status = "CONFIRMED"')).toBe(0);
    expect(await list('status = "Enabled"')).toBe(3);
    await expect(list('custom:contactId = "c-42"')).rejects.toEqual(refusal('InvalidParameterException'));
    const first = await world.sdk.send(new ListUsersCommand({ UserPoolId: poolId, Limit: 2 }));
    const { PaginationToken } = first;
    const rest = await world.sdk.send(new ListUsersCommand({ UserPoolId: poolId, PaginationToken }));
    expect([first.Users?.length, rest.Users?.length]).toEqual([2, 1]);
    expect(rest.PaginationToken).toBeUndefined();
  });
});

describe('groups', () => {
  const groupsOf = async () =>
    (await world.sdk.send(new AdminListGroupsForUserCommand(named))).Groups?.map(
      ({ GroupName }) => GroupName,
    );

  it('take users in and let them go', async () => {
    await invite(world);
    const join = (GroupName: string) =>
      world.sdk.send(new AdminAddUserToGroupCommand({ ...named, GroupName }));
    await join('full');
    await join('full');
    await join('basic');
    expect(await groupsOf()).toEqual(['full', 'basic']);
    const full = { UserPoolId: poolId, GroupName: 'full' };
    expect((await world.sdk.send(new ListUsersInGroupCommand(full))).Users).toHaveLength(1);
    await world.sdk.send(new AdminRemoveUserFromGroupCommand({ ...named, GroupName: 'full' }));
    expect(await groupsOf()).toEqual(['basic']);
    await expect(join('unheard')).rejects.toEqual(refusal('ResourceNotFoundException', 'Group not found.'));
  });

  it('are made and deleted', async () => {
    await invite(world);
    const group = { UserPoolId: poolId, GroupName: 'managers' };
    await world.sdk.send(new CreateGroupCommand(group));
    await expect(world.sdk.send(new CreateGroupCommand(group))).rejects.toEqual(
      refusal('GroupExistsException', 'A group with the name already exists.'),
    );
    await world.sdk.send(new AdminAddUserToGroupCommand({ ...named, GroupName: 'managers' }));
    await world.sdk.send(new DeleteGroupCommand(group));
    expect(await groupsOf()).toEqual([]);
    const { Groups } = await world.sdk.send(new ListGroupsCommand({ UserPoolId: poolId }));
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['full', 'basic']);
  });
});
