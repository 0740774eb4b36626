import {
  AdminGetUserCommand,
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, expect, it } from 'vitest';
import { totpCode } from '../../local/cognito/totp.ts';
import {
  type World,
  address,
  clientId,
  enrol,
  minute,
  poolId,
  poolProperties,
  refusal,
  signIn,
  startWorld,
  tokensOf,
} from './cognito-world.ts';

let world: World;
afterEach(() => world.stop());

type Holder = { AccessToken?: string; Session?: string | undefined };

/** Sets up an authenticator and gives its secret and the session to go on with. */
async function associate(holder: Holder) {
  const { SecretCode = '', Session } = await world.sdk.send(new AssociateSoftwareTokenCommand(holder));
  const next = Session ? { Session } : holder;
  const verify = (UserCode: string) => world.sdk.send(new VerifySoftwareTokenCommand({ ...next, UserCode }));
  const right = totpCode(SecretCode, world.now());
  await expect(verify(right === '000000' ? '111111' : '000000')).rejects.toEqual(
    refusal('EnableSoftwareTokenMFAException', 'Code mismatch'),
  );
  const done = await verify(right);
  expect(done.Status).toBe('SUCCESS');
  return { secret: SecretCode, Session: done.Session };
}

const answer = (Session: string | undefined, SOFTWARE_TOKEN_MFA_CODE: string) =>
  world.sdk.send(
    new RespondToAuthChallengeCommand({
      ClientId: clientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session,
      ChallengeResponses: { USERNAME: address, SOFTWARE_TOKEN_MFA_CODE },
    }),
  );

it('asks for the code once the user prefers it, takes it once, and an administrator can lift it', async () => {
  world = await startWorld();
  await enrol(world);
  const { AccessToken } = await tokensOf(signIn(world));
  const prefer = (Enabled: boolean) =>
    world.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled } }));
  await expect(prefer(true)).rejects.toEqual(refusal('InvalidParameterException'));
  const { secret } = await associate({ AccessToken });
  await tokensOf(signIn(world));
  await prefer(true);

  const asked = await signIn(world);
  expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  const code = totpCode(secret, world.now());
  await expect(answer(asked.Session, code === '000000' ? '111111' : '000000')).rejects.toEqual(
    refusal('CodeMismatchException', 'Invalid code received for user'),
  );
  await tokensOf(answer(asked.Session, code));
  const again = await signIn(world);
  await expect(answer(again.Session, code)).rejects.toEqual(
    refusal('ExpiredCodeException', 'Your software token has already been used once.'),
  );
  world.move(minute);
  await tokensOf(answer(again.Session, totpCode(secret, world.now())));

  const named = { UserPoolId: poolId, Username: address };
  expect((await world.sdk.send(new AdminGetUserCommand(named))).UserMFASettingList).toEqual([
    'SOFTWARE_TOKEN_MFA',
  ]);
  await world.sdk.send(
    new AdminSetUserMFAPreferenceCommand({ ...named, SoftwareTokenMfaSettings: { Enabled: false } }),
  );
  await tokensOf(signIn(world));
});

it('lets nobody in without it where the pool demands it', async () => {
  world = await startWorld();
  await enrol(world);
  world.cognito.ensurePool(poolId, { ...poolProperties, MfaConfiguration: 'ON' });
  const asked = await signIn(world);
  expect(asked.ChallengeName).toBe('MFA_SETUP');
  const finish = (Session: string | undefined) =>
    world.sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: clientId,
        ChallengeName: 'MFA_SETUP',
        Session,
        ChallengeResponses: { USERNAME: address },
      }),
    );
  await expect(finish(asked.Session)).rejects.toEqual(refusal('InvalidParameterException'));
  const { Session } = await associate({ Session: asked.Session });
  await tokensOf(finish(Session));
  expect((await signIn(world)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
});

it('counts wrong codes as failed attempts', async () => {
  world = await startWorld();
  await enrol(world);
  const { AccessToken } = await tokensOf(signIn(world));
  const { secret } = await associate({ AccessToken });
  await world.sdk.send(
    new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true } }),
  );
  const { Session } = await signIn(world);
  const right = totpCode(secret, world.now());
  const wrong = right === '000000' ? '111111' : '000000';
  for (let attempt = 0; attempt < 5; attempt += 1)
    await expect(answer(Session, wrong)).rejects.toEqual(refusal('CodeMismatchException'));
  await expect(answer(Session, right)).rejects.toEqual(
    refusal('NotAuthorizedException', 'Password attempts exceeded'),
  );
});
