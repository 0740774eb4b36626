import {
  AdminAddUserToGroupCommand,
  AdminUserGlobalSignOutCommand,
  DescribeUserPoolClientCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { JwtVerifier } from 'aws-jwt-verify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type World,
  address,
  claimsOf,
  clientId,
  clientProperties,
  day,
  enrol,
  minute,
  poolId,
  refresh,
  refusal,
  secretClientId,
  signIn,
  startWorld,
  tokensOf,
} from './cognito-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

describe('tokens', () => {
  it('carry the claims that Cognito writes', async () => {
    const username = await enrol(world);
    const member = { UserPoolId: poolId, Username: address, GroupName: 'full' };
    await world.sdk.send(new AdminAddUserToGroupCommand(member));
    const tokens = await tokensOf(signIn(world));
    expect(tokens).toMatchObject({ ExpiresIn: 900, TokenType: 'Bearer' });
    const id = claimsOf(tokens.IdToken);
    const access = claimsOf(tokens.AccessToken);
    const common = {
      sub: username,
      iss: `${world.endpoint}/${poolId}`,
      'cognito:groups': ['full'],
      origin_jti: access['origin_jti'],
    };
    expect(id).toMatchObject({
      ...common,
      aud: clientId,
      token_use: 'id',
      email: address,
      email_verified: true,
      'custom:contactId': 'c-42',
      'cognito:username': username,
    });
    expect(access).toMatchObject({
      ...common,
      client_id: clientId,
      token_use: 'access',
      username,
      scope: 'aws.cognito.signin.user.admin',
    });
    expect(access).not.toHaveProperty('email');
    expect(access).not.toHaveProperty('aud');
    expect(Number(access['exp']) - Number(access['iat'])).toBe(900);
    expect(Number(id['exp']) - Number(id['iat'])).toBe(3600);
  });

  it('live an hour where the client says nothing', async () => {
    world.cognito.ensureClient(poolId, clientId, { ExplicitAuthFlows: clientProperties.ExplicitAuthFlows });
    await enrol(world);
    expect((await tokensOf(signIn(world))).ExpiresIn).toBe(3600);
  });

  it('are verified by the usual library through the published keys', async () => {
    await enrol(world);
    const { AccessToken } = await tokensOf(signIn(world));
    const issuer = world.cognito.issuer(poolId);
    const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    expect(discovery).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });
    const jwks = await (await fetch(`${issuer}/.well-known/jwks.json`)).json();
    expect(jwks).toEqual({ keys: world.cognito.keys(issuer) });
    const verifier = JwtVerifier.create({
      issuer,
      audience: null,
      jwksUri: `${issuer}/.well-known/jwks.json`,
    });
    verifier.cacheJwks(jwks);
    expect(await verifier.verify(AccessToken)).toMatchObject({ client_id: clientId });
    await expect(verifier.verify(`${AccessToken.slice(0, -6)}AAAAAA`)).rejects.toThrow('signature');
  });

  it('come with a refresh token of the real size', async () => {
    await enrol(world);
    expect((await tokensOf(signIn(world))).RefreshToken.length).toBeGreaterThan(1700);
  });
});

describe('a refresh token', () => {
  it('gives new tokens of the same sign-in, and no further refresh token', async () => {
    await enrol(world);
    const first = await tokensOf(signIn(world));
    world.move(20 * minute);
    const next = await tokensOf(refresh(world, first.RefreshToken));
    expect(next.RefreshToken).toBe('');
    const [before, after] = [claimsOf(first.AccessToken), claimsOf(next.AccessToken)];
    for (const name of ['origin_jti', 'auth_time', 'sub']) expect(after[name]).toBe(before[name]);
    expect(after['jti']).not.toBe(before['jti']);
    expect(Number(after['iat'])).toBeGreaterThan(Number(before['iat']));
  });

  it('ends with its time, and is refused when made up or of another client', async () => {
    await enrol(world);
    const { RefreshToken } = await tokensOf(signIn(world));
    const invalid = refusal('NotAuthorizedException', 'Invalid Refresh Token');
    await expect(refresh(world, 'made-up')).rejects.toEqual(invalid);
    await expect(refresh(world, `${RefreshToken}x`)).rejects.toEqual(invalid);
    world.move(30 * day + minute);
    await expect(refresh(world, RefreshToken)).rejects.toEqual(
      refusal('NotAuthorizedException', 'Refresh Token has expired'),
    );
  });
});

describe('signing out', () => {
  const me = (AccessToken: string) => world.sdk.send(new GetUserCommand({ AccessToken }));
  const revoked = refusal('NotAuthorizedException', 'Refresh Token has been revoked');
  const cut = refusal('NotAuthorizedException', 'Access Token has been revoked');

  it('by RevokeToken ends one sign-in', async () => {
    await enrol(world);
    const here = await tokensOf(signIn(world));
    const there = await tokensOf(signIn(world));
    await world.sdk.send(new RevokeTokenCommand({ ClientId: clientId, Token: here.RefreshToken }));
    await expect(refresh(world, here.RefreshToken)).rejects.toEqual(revoked);
    await expect(me(here.AccessToken)).rejects.toEqual(cut);
    await tokensOf(refresh(world, there.RefreshToken));
    expect((await me(there.AccessToken)).Username).toBe(claimsOf(there.AccessToken)['sub']);
  });

  it('by GlobalSignOut ends all of them', async () => {
    await enrol(world);
    const here = await tokensOf(signIn(world));
    const there = await tokensOf(signIn(world));
    await world.sdk.send(new GlobalSignOutCommand({ AccessToken: here.AccessToken }));
    await expect(refresh(world, there.RefreshToken)).rejects.toEqual(revoked);
    await expect(me(there.AccessToken)).rejects.toEqual(cut);
  });

  it('by AdminUserGlobalSignOut too, and a new sign-in works', async () => {
    await enrol(world);
    const { RefreshToken } = await tokensOf(signIn(world));
    await world.sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId: poolId, Username: address }));
    await expect(refresh(world, RefreshToken)).rejects.toEqual(revoked);
    await tokensOf(signIn(world));
  });

  it('needs the secret of a client that has one', async () => {
    const { UserPoolClient } = await world.sdk.send(
      new DescribeUserPoolClientCommand({ UserPoolId: poolId, ClientId: secretClientId }),
    );
    const revoke = (ClientSecret?: string) =>
      world.sdk.send(new RevokeTokenCommand({ ClientId: secretClientId, Token: 'unknown', ClientSecret }));
    await expect(revoke()).rejects.toEqual(refusal('UnauthorizedException'));
    await revoke(UserPoolClient?.ClientSecret);
  });
});

describe('an access token at Cognito itself', () => {
  const me = (AccessToken: string) => world.sdk.send(new GetUserCommand({ AccessToken }));

  it('is refused when forged, over, or not an access token', async () => {
    await enrol(world);
    const { AccessToken, IdToken } = await tokensOf(signIn(world));
    const [head, , tail] = AccessToken.split('.');
    const other = { ...claimsOf(AccessToken), username: 'someone-else' };
    const forged = `${head}.${Buffer.from(JSON.stringify(other)).toString('base64url')}.${tail}`;
    await expect(me(forged)).rejects.toEqual(
      refusal('NotAuthorizedException', 'Could not verify signature for Access Token'),
    );
    await expect(me('nonsense')).rejects.toEqual(refusal('NotAuthorizedException', 'Invalid Access Token'));
    await expect(me(IdToken)).rejects.toEqual(refusal('NotAuthorizedException', 'Invalid Access Token'));
    world.move(16 * minute);
    await expect(me(AccessToken)).rejects.toEqual(
      refusal('NotAuthorizedException', 'Access Token has expired'),
    );
  });
});
