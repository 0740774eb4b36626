import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  ForgotPasswordCommand,
  GetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type TriggerEvent,
  type World,
  address,
  claimsOf,
  clientId,
  enrol,
  invite,
  poolId,
  refresh,
  refusal,
  signIn,
  startWorld,
  temporary,
  tokensOf,
} from './cognito-world.ts';

let world: World;
afterEach(() => world.stop());

const arn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const tokenTrigger = {
  LambdaConfig: {
    PreTokenGeneration: arn('tokens'),
    PreTokenGenerationConfig: { LambdaArn: arn('tokens'), LambdaVersion: 'V2_0' },
  },
};

async function startWithTokens(respond: (event: TriggerEvent) => unknown) {
  world = await startWorld(tokenTrigger, { respond });
  await enrol(world);
}

const withDetails = (details: unknown) => (event: TriggerEvent) => ({
  ...event,
  response: { claimsAndScopeOverrideDetails: details },
});

describe('the pre token generation trigger V2_0', () => {
  it('gets the event of the developer guide', async () => {
    await startWithTokens((event) => event);
    const member = { UserPoolId: poolId, Username: address, GroupName: 'full' };
    await world.sdk.send(new AdminAddUserToGroupCommand(member));
    const { AccessToken, RefreshToken } = await tokensOf(signIn(world));
    const username = String(claimsOf(AccessToken)['username']);
    expect(world.events).toEqual([
      {
        arn: arn('tokens'),
        event: {
          version: '2',
          region: 'us-east-1',
          userPoolId: poolId,
          userName: username,
          callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
          triggerSource: 'TokenGeneration_Authentication',
          request: {
            userAttributes: {
              sub: username,
              email: address,
              email_verified: 'true',
              name: 'Ann',
              'custom:contactId': 'c-42',
              'cognito:user_status': 'CONFIRMED',
            },
            groupConfiguration: { groupsToOverride: ['full'], iamRolesToOverride: [], preferredRole: null },
            scopes: ['aws.cognito.signin.user.admin'],
          },
          response: { claimsAndScopeOverrideDetails: null },
        },
      },
    ]);
    await refresh(world, RefreshToken);
    expect(world.events.at(-1)?.event.triggerSource).toBe('TokenGeneration_RefreshTokens');
  });

  it('adds and suppresses claims in each token, groups in both', async () => {
    const tokens = withDetails({
      idTokenGeneration: { claimsToAddOrOverride: { colour: 'blue' }, claimsToSuppress: ['email'] },
      accessTokenGeneration: {
        claimsToAddOrOverride: { company: 'k-1', may: ['tickets:read-own'], version: 3 },
        claimsToSuppress: ['no-such-claim'],
        scopesToAdd: ['portal'],
      },
      groupOverrideDetails: { groupsToOverride: ['overridden'] },
    });
    await startWithTokens(tokens);
    const { AccessToken, IdToken } = await tokensOf(signIn(world));
    const [access, id] = [claimsOf(AccessToken), claimsOf(IdToken)];
    expect(id).toMatchObject({ colour: 'blue', 'cognito:groups': ['overridden'] });
    expect(id).not.toHaveProperty('email');
    expect(access).toMatchObject({
      company: 'k-1',
      may: ['tickets:read-own'],
      'cognito:groups': ['overridden'],
      scope: 'aws.cognito.signin.user.admin portal',
    });
    expect(access).not.toHaveProperty('colour');
    expect(access).not.toHaveProperty('version');
  });

  it('cannot touch the claims that say who, for whom and how long', async () => {
    const forged = {
      sub: 'someone',
      exp: 9e9,
      iss: 'x',
      client_id: 'x',
      username: 'x',
      aud: 'x',
      token_use: 'x',
    };
    await startWithTokens(
      withDetails({
        accessTokenGeneration: { claimsToAddOrOverride: forged, claimsToSuppress: ['sub', 'exp', 'jti'] },
      }),
    );
    const access = claimsOf((await tokensOf(signIn(world))).AccessToken);
    for (const [name, value] of Object.entries(forged)) expect(access[name]).not.toBe(value);
    for (const name of ['sub', 'exp', 'jti']) expect(access).toHaveProperty(name);
  });

  it('can take away the scope for the own account', async () => {
    await startWithTokens(
      withDetails({ accessTokenGeneration: { scopesToSuppress: ['aws.cognito.signin.user.admin'] } }),
    );
    const { AccessToken } = await tokensOf(signIn(world));
    await expect(world.sdk.send(new GetUserCommand({ AccessToken }))).rejects.toEqual(
      refusal('NotAuthorizedException', 'Access Token does not have required scopes'),
    );
  });

  it('does not read the answer of a V1 trigger', async () => {
    await startWithTokens((event) => ({
      ...event,
      response: { claimsOverrideDetails: { claimsToAddOrOverride: { colour: 'blue' } } },
    }));
    expect(claimsOf((await tokensOf(signIn(world))).IdToken)).not.toHaveProperty('colour');
  });

  it('refuses the sign-in by throwing, with its own message', async () => {
    await startWithTokens(() => {
      throw new Error('This contact is not active.');
    });
    await expect(signIn(world)).rejects.toEqual(
      refusal(
        'UserLambdaValidationException',
        'PreTokenGeneration failed with error This contact is not active.',
      ),
    );
  });

  it('must answer with the event', async () => {
    await startWithTokens(() => 'done');
    await expect(signIn(world)).rejects.toEqual(
      refusal('InvalidLambdaResponseException', 'Unrecognizable lambda output'),
    );
  });

  it('is not to be had below the Essentials tier', async () => {
    await expect(startWorld({ ...tokenTrigger, UserPoolTier: 'LITE' })).rejects.toThrow('Essentials');
    world = await startWorld();
  });
});

describe('the pre token generation trigger V1_0', () => {
  it('changes the ID token only', async () => {
    const respond = (event: TriggerEvent) => ({
      ...event,
      response: { claimsOverrideDetails: { claimsToAddOrOverride: { colour: 'blue' } } },
    });
    world = await startWorld({ LambdaConfig: { PreTokenGeneration: arn('tokens') } }, { respond });
    await enrol(world);
    const { AccessToken, IdToken } = await tokensOf(signIn(world));
    expect(world.events[0]?.event.version).toBe('1');
    expect(claimsOf(IdToken)).toMatchObject({ colour: 'blue' });
    expect(claimsOf(AccessToken)).not.toHaveProperty('colour');
  });
});

describe('the pool’s own mail', () => {
  const create = (extra: object) =>
    world.sdk.send(
      new AdminCreateUserCommand({
        UserPoolId: poolId,
        Username: address,
        TemporaryPassword: temporary,
        UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
        ...extra,
      }),
    );

  it('invites with the temporary password unless suppressed', async () => {
    world = await startWorld();
    await invite(world, 'bob@example.com');
    expect(world.mails).toEqual([]);
    await create({});
    expect(world.mails).toMatchObject([
      {
        to: address,
        subject: 'Your temporary password',
        html: `Your username is ${address} and temporary password is ${temporary}.`,
      },
    ]);
    await create({ MessageAction: 'RESEND', TemporaryPassword: undefined });
    const made = /password is (.*)\.$/.exec(world.mails.at(-1)?.html ?? '')?.[1] ?? '';
    expect((await signIn(world, address, made)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });

  it('takes its words from the template, and before that from the CustomMessage trigger', async () => {
    const respond = (event: TriggerEvent) => ({
      ...event,
      response: { emailSubject: 'Hello', emailMessage: `Code: ${String(event.request['codeParameter'])}` },
    });
    const settings = {
      LambdaConfig: { CustomMessage: arn('words') },
      EmailConfiguration: { From: 'Desk <desk@example.com>' },
      AdminCreateUserConfig: {
        InviteMessageTemplate: { EmailSubject: 'Welcome', EmailMessage: '{username} {####}' },
      },
    };
    world = await startWorld(settings, { respond });
    await create({});
    // The trigger left the username out of an invitation: its words do not count.
    expect(world.mails[0]).toMatchObject({ subject: 'Welcome', html: `${address} ${temporary}` });
    expect(world.events[0]?.event).toMatchObject({
      triggerSource: 'CustomMessage_AdminCreateUser',
      callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
      request: { codeParameter: '{####}', usernameParameter: '{username}' },
    });
    await enrol(world, 'bob@example.com');
    await world.sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username: 'bob@example.com' }));
    expect(world.mails[1]).toMatchObject({
      from: 'Desk <desk@example.com>',
      subject: 'Hello',
      html: expect.stringMatching(/^Code: \d{6}$/),
    });
  });
});
