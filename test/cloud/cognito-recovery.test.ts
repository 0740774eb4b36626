import {
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type World,
  address,
  clientId,
  clientProperties,
  enrol,
  invite,
  minute,
  password,
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

const changed = 'Other-Pass-1234!';
const forget = (Username = address) =>
  world.sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username }));
const confirm = (ConfirmationCode: string, Password = changed, Username = address) =>
  world.sdk.send(
    new ConfirmForgotPasswordCommand({ ClientId: clientId, Username, ConfirmationCode, Password }),
  );
const mailedCode = () => /\d{6}/.exec(world.mails.at(-1)?.html ?? '')?.[0] ?? '';
const wrongCode = () => (mailedCode() === '000000' ? '111111' : '000000');
const mismatch = refusal('CodeMismatchException', 'Invalid verification code provided, please try again.');

describe('a forgotten password', () => {
  it('is replaced against the code that was mailed', async () => {
    await enrol(world);
    expect((await forget()).CodeDeliveryDetails).toEqual({
      Destination: 'a***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    });
    expect(world.mails).toMatchObject([
      { to: address, from: 'no-reply@verificationemail.com', subject: 'Your verification code' },
    ]);
    await expect(confirm(wrongCode())).rejects.toEqual(mismatch);
    await expect(confirm(mailedCode(), 'weak')).rejects.toEqual(refusal('InvalidPasswordException'));
    await confirm(mailedCode());
    await tokensOf(signIn(world, address, changed));
    await expect(signIn(world)).rejects.toEqual(refusal('NotAuthorizedException'));
  });

  it('has a code for one hour and one use; a new code replaces the old', async () => {
    await enrol(world);
    const expired = refusal('ExpiredCodeException', 'Invalid code provided, please request a code again.');
    await expect(confirm('123456')).rejects.toEqual(expired);
    await forget();
    const first = mailedCode();
    world.move(61 * minute);
    await expect(confirm(first)).rejects.toEqual(expired);
    await forget();
    await confirm(mailedCode());
    await expect(confirm(mailedCode())).rejects.toEqual(expired);
  });

  it('cannot be guessed: twenty tries an hour', async () => {
    await enrol(world);
    await forget();
    for (let attempt = 0; attempt < 20; attempt += 1)
      await expect(confirm(wrongCode())).rejects.toEqual(mismatch);
    await expect(confirm(mailedCode())).rejects.toEqual(
      refusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),
    );
  });

  it('answers alike for someone unknown, disabled or without a verified address, and mails nothing', async () => {
    await enrol(world);
    await enrol(world, 'bob@example.com');
    const named = { UserPoolId: poolId, Username: 'bob@example.com' };
    await world.sdk.send(new AdminDisableUserCommand(named));
    await world.sdk.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: poolId,
        Username: address,
        UserAttributes: [{ Name: 'email_verified', Value: 'false' }],
      }),
    );
    for (const name of ['ghost@example.com', 'bob@example.com', address])
      expect((await forget(name)).CodeDeliveryDetails?.Destination).toMatch(/^\w\*\*\*@e\*\*\*$/);
    expect(world.mails).toEqual([]);
    await expect(confirm('123456', changed, 'ghost@example.com')).rejects.toEqual(mismatch);
    await expect(confirm('123456', changed, 'bob@example.com')).rejects.toEqual(mismatch);
  });

  it('names the reason where the client does not hide who exists', async () => {
    world.cognito.ensureClient(poolId, clientId, {
      ...clientProperties,
      PreventUserExistenceErrors: 'LEGACY',
    });
    await expect(forget('ghost@example.com')).rejects.toEqual(
      refusal('UserNotFoundException', 'Username/client id combination not found.'),
    );
  });

  it('cannot be reset by someone who has not chosen one yet', async () => {
    await invite(world);
    await expect(forget()).rejects.toEqual(
      refusal('NotAuthorizedException', 'User password cannot be reset in the current state.'),
    );
  });

  it('ends a lockout', async () => {
    await enrol(world);
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(signIn(world, address, 'Wrong-Pass-1234')).rejects.toBeDefined();
    await forget();
    await confirm(mailedCode());
    await tokensOf(signIn(world, address, changed));
  });
});

describe('a password reset by an administrator', () => {
  it('stops the old password until the mailed code has been used', async () => {
    await enrol(world);
    const named = { UserPoolId: poolId, Username: address };
    await world.sdk.send(new AdminResetUserPasswordCommand(named));
    await expect(signIn(world)).rejects.toEqual(
      refusal('PasswordResetRequiredException', 'Password reset required for the user'),
    );
    await confirm(mailedCode());
    await tokensOf(signIn(world, address, changed));
  });
});

describe('a change of password', () => {
  it('needs the old one and keeps the policy', async () => {
    await enrol(world);
    const { AccessToken } = await tokensOf(signIn(world));
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      world.sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
    await expect(change('Wrong-Pass-1234', changed)).rejects.toEqual(
      refusal('NotAuthorizedException', 'Incorrect username or password.'),
    );
    await expect(change(password, 'weak')).rejects.toEqual(refusal('InvalidPasswordException'));
    await change(password, changed);
    await tokensOf(signIn(world, address, changed));
  });
});
