import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type World,
  address,
  claimsOf,
  clientId,
  clientProperties,
  day,
  enrol,
  invite,
  minute,
  password,
  poolId,
  refusal,
  signIn,
  startWorld,
  temporary,
  tokensOf,
} from './cognito-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

const choose = (Session: string | undefined, NEW_PASSWORD: string, more: Record<string, string> = {}) =>
  world.sdk.send(
    new RespondToAuthChallengeCommand({
      ClientId: clientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: address, NEW_PASSWORD, ...more },
    }),
  );

describe('the first sign-in', () => {
  it('asks for a new password and confirms the user with it', async () => {
    await invite(world);
    const asked = await signIn(world, address, temporary);
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    expect(JSON.parse(asked.ChallengeParameters?.['userAttributes'] ?? '')).toMatchObject({ email: address });
    await tokensOf(choose(asked.Session, password));
    const user = await world.sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: address }));
    expect(user.UserStatus).toBe('CONFIRMED');
    await tokensOf(signIn(world));
  });

  it('holds the new password against the policy and lets the person try again', async () => {
    await invite(world);
    const { Session } = await signIn(world, address, temporary);
    await expect(choose(Session, 'weak')).rejects.toEqual(
      refusal('InvalidPasswordException', 'Password did not conform with policy: Password not long enough'),
    );
    await tokensOf(choose(Session, password));
  });

  it('refuses a session that is made up, used, of another user, or too old', async () => {
    await invite(world);
    await invite(world, 'bob@example.com');
    const invalid = refusal('NotAuthorizedException', 'Invalid session for the user.');
    await expect(choose('a-session-that-was-never-given-out', password)).rejects.toEqual(invalid);
    const bobs = await signIn(world, 'bob@example.com', temporary);
    await expect(choose(bobs.Session, password)).rejects.toEqual(invalid);
    const { Session } = await signIn(world, address, temporary);
    await tokensOf(choose(Session, password));
    await expect(choose(Session, password)).rejects.toEqual(invalid);
    const late = await signIn(world, 'bob@example.com', temporary);
    world.move(4 * minute);
    await expect(choose(late.Session, password)).rejects.toEqual(
      refusal('NotAuthorizedException', 'Invalid session for the user, session is expired.'),
    );
  });

  it('does not let the person change an address that is already set', async () => {
    await invite(world);
    const { Session } = await signIn(world, address, temporary);
    await expect(choose(Session, password, { 'userAttributes.email': 'eve@example.com' })).rejects.toEqual(
      refusal('NotAuthorizedException', 'Cannot modify an already provided email'),
    );
  });

  it('refuses a temporary password after its days, and RESEND renews it', async () => {
    await invite(world);
    world.move(3 * day + minute);
    await expect(signIn(world, address, temporary)).rejects.toEqual(
      refusal(
        'NotAuthorizedException',
        'Temporary password has expired and must be reset by an administrator.',
      ),
    );
    await world.sdk.send(
      new AdminCreateUserCommand({
        UserPoolId: poolId,
        Username: address,
        MessageAction: 'RESEND',
        TemporaryPassword: 'Other-Temp-1234',
      }),
    );
    const asked = await signIn(world, address, 'Other-Temp-1234');
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });
});

describe('a sign-in with a password', () => {
  it('takes the address in any case, and the username', async () => {
    const username = await enrol(world);
    expect(username).toMatch(/^[0-9a-f-]{36}$/);
    await tokensOf(signIn(world, 'ANN@Example.com'));
    await tokensOf(signIn(world, username));
  });

  it('answers a wrong password and an unknown user alike', async () => {
    await enrol(world);
    const wrong = refusal('NotAuthorizedException', 'Incorrect username or password.');
    await expect(signIn(world, address, 'Wrong-Pass-1234')).rejects.toEqual(wrong);
    await expect(signIn(world, 'ghost@example.com')).rejects.toEqual(wrong);
  });

  it('says that a user is unknown where the client does not hide it', async () => {
    world.cognito.ensureClient(poolId, clientId, {
      ...clientProperties,
      PreventUserExistenceErrors: 'LEGACY',
    });
    await expect(signIn(world, 'ghost@example.com')).rejects.toEqual(
      refusal('UserNotFoundException', 'User does not exist.'),
    );
  });

  it('knows no password for a user who was added silently without one', async () => {
    await world.sdk.send(
      new AdminCreateUserCommand({ UserPoolId: poolId, Username: address, MessageAction: 'SUPPRESS' }),
    );
    await expect(signIn(world, address, temporary)).rejects.toEqual(refusal('NotAuthorizedException'));
  });

  it('works for an administrator, and only through the flows that the client allows', async () => {
    await enrol(world);
    const start = (ClientId: string) =>
      world.sdk.send(
        new AdminInitiateAuthCommand({
          UserPoolId: poolId,
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: address, PASSWORD: password },
        }),
      );
    await tokensOf(start(clientId));
    world.cognito.ensureClient(poolId, 'narrow', { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] });
    await expect(start('narrow')).rejects.toEqual(
      refusal('InvalidParameterException', 'Auth flow not enabled for this client'),
    );
    const open = new InitiateAuthCommand({
      ClientId: 'narrow',
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: address, PASSWORD: password },
    });
    await expect(world.sdk.send(open)).rejects.toEqual(
      refusal('InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client'),
    );
  });

  it('lets an administrator answer the challenge too', async () => {
    await invite(world);
    const asked = await world.sdk.send(
      new AdminInitiateAuthCommand({
        UserPoolId: poolId,
        ClientId: clientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: address, PASSWORD: temporary },
      }),
    );
    const tokens = await tokensOf(
      world.sdk.send(
        new AdminRespondToAuthChallengeCommand({
          UserPoolId: poolId,
          ClientId: clientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session: asked.Session,
          ChallengeResponses: { USERNAME: address, NEW_PASSWORD: password },
        }),
      ),
    );
    expect(claimsOf(tokens.IdToken)).toMatchObject({ email: address });
  });

  it('names the parameter that is missing', async () => {
    const command = new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: address },
    });
    await expect(world.sdk.send(command)).rejects.toEqual(
      refusal('InvalidParameterException', 'Missing required parameter PASSWORD'),
    );
  });
});

describe('a password set by an administrator', () => {
  it('keeps the policy, and unless permanent must be changed', async () => {
    await invite(world);
    const set = (Password: string, Permanent: boolean) =>
      world.sdk.send(
        new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username: address, Password, Permanent }),
      );
    await expect(set('weak', true)).rejects.toEqual(refusal('InvalidPasswordException'));
    await set(password, true);
    await tokensOf(signIn(world));
    await set('Third-Pass-1234', false);
    expect((await signIn(world, address, 'Third-Pass-1234')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });
});
