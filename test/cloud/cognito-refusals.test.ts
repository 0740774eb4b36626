import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type World,
  address,
  enrol,
  minute,
  password,
  poolId,
  refresh,
  refusal,
  secretClientId,
  secretHash,
  signIn,
  startWorld,
  tokensOf,
} from './cognito-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

describe('a disabled user', () => {
  it('cannot sign in, and loses its sign-ins for good', async () => {
    await enrol(world);
    const { RefreshToken } = await tokensOf(signIn(world));
    const named = { UserPoolId: poolId, Username: address };
    await world.sdk.send(new AdminDisableUserCommand(named));
    await expect(signIn(world)).rejects.toEqual(refusal('NotAuthorizedException', 'User is disabled.'));
    await expect(refresh(world, RefreshToken)).rejects.toEqual(refusal('NotAuthorizedException'));
    await world.sdk.send(new AdminEnableUserCommand(named));
    await expect(refresh(world, RefreshToken)).rejects.toEqual(
      refusal('NotAuthorizedException', 'Refresh Token has been revoked'),
    );
    await tokensOf(signIn(world));
  });
});

describe('repeated wrong passwords', () => {
  const wrong = () => expect(signIn(world, address, 'Wrong-Pass-1234')).rejects.toBeDefined();
  const locked = refusal('NotAuthorizedException', 'Password attempts exceeded');

  it('lock the user out, longer each time, and a right password ends it', async () => {
    await enrol(world);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await wrong();
      world.move(attempt < 4 ? 0 : 2 ** (attempt - 4) * 1000);
    }
    await wrong();
    await expect(signIn(world)).rejects.toEqual(locked);
    world.move(15_000);
    await expect(signIn(world)).rejects.toEqual(locked);
    world.move(2000);
    await tokensOf(signIn(world));
    await wrong();
    await tokensOf(signIn(world));
  });

  it('are forgotten after fifteen quiet minutes', async () => {
    await enrol(world);
    for (let attempt = 0; attempt < 4; attempt += 1) await wrong();
    world.move(16 * minute);
    await wrong();
    expect((await tokensOf(signIn(world))).TokenType).toBe('Bearer');
  });
});

describe('a client with a secret', () => {
  const start = (parameters: Record<string, string>) =>
    world.sdk.send(
      new InitiateAuthCommand({
        ClientId: secretClientId,
        AuthFlow: parameters['REFRESH_TOKEN'] ? 'REFRESH_TOKEN_AUTH' : 'USER_PASSWORD_AUTH',
        AuthParameters: parameters,
      }),
    );

  it('needs SECRET_HASH, of the sign-in name to sign in and of the username to refresh', async () => {
    const username = await enrol(world);
    const secret = world.cognito.clientSecret(poolId, secretClientId) ?? '';
    const named = { USERNAME: address, PASSWORD: password };
    await expect(start(named)).rejects.toEqual(
      refusal(
        'NotAuthorizedException',
        `Client ${secretClientId} is configured with secret but SECRET_HASH was not received`,
      ),
    );
    await expect(start({ ...named, SECRET_HASH: secretHash('other', address) })).rejects.toEqual(
      refusal('NotAuthorizedException', `Unable to verify secret hash for client ${secretClientId}`),
    );
    const { RefreshToken } = await tokensOf(start({ ...named, SECRET_HASH: secretHash(secret, address) }));
    const again = (name: string) =>
      start({ REFRESH_TOKEN: RefreshToken, SECRET_HASH: secretHash(secret, name) });
    await expect(again(address)).rejects.toEqual(refusal('NotAuthorizedException'));
    expect((await again(username)).AuthenticationResult?.AccessToken).toBeDefined();
  });
});
