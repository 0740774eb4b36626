import { createHmac } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect } from 'vitest';
import { startCognito } from '../../local/cognito/cognito.ts';

export const poolId = 'us-east-1_Customers';
export const clientId = 'webclient';
export const secretClientId = 'serverclient';
export const address = 'ann@example.com';
export const temporary = 'Temp-Pass-1234';
export const password = 'Perm-Pass-1234!';

const policy = {
  MinimumLength: 12,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 3,
};

export const poolProperties = {
  UserPoolName: 'customers',
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  AutoVerifiedAttributes: ['email'],
  Policies: { PasswordPolicy: policy },
  Schema: [{ Name: 'contactId', AttributeDataType: 'String', Mutable: true }],
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  MfaConfiguration: 'OPTIONAL',
  EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  UserPoolTier: 'ESSENTIALS',
};

export const clientProperties = {
  ExplicitAuthFlows: [
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  ],
  AccessTokenValidity: 15,
  IdTokenValidity: 60,
  RefreshTokenValidity: 30,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
  PreventUserExistenceErrors: 'ENABLED',
};

export const minute = 60_000;
export const day = 86_400_000;

/** A stand-in with one pool and two clients, its mails and trigger calls, a movable clock and a real SDK client. */
export async function startWorld(
  pool: Record<string, unknown> = {},
  options: { dataFile?: string; respond?: (event: TriggerEvent) => unknown } = {},
) {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const mails: { from?: string; to: string; subject: string; html: string }[] = [];
  const events: { arn: string; event: TriggerEvent }[] = [];
  const cognito = await startCognito({
    port: 0,
    dataFile: options.dataFile,
    region: 'us-east-1',
    account: '000000000000',
    now,
    invoke: async (arn, event) => {
      const call = event as TriggerEvent;
      events.push({ arn, event: structuredClone(call) });
      return options.respond ? options.respond(call) : call;
    },
    sendMail: async (mail) => {
      mails.push(mail);
    },
  });
  cognito.ensurePool(poolId, { ...poolProperties, ...pool });
  cognito.ensureClient(poolId, clientId, clientProperties);
  cognito.ensureClient(poolId, secretClientId, { ...clientProperties, GenerateSecret: true });
  for (const GroupName of ['full', 'basic']) cognito.ensureGroup(poolId, { GroupName });
  const endpoint = `http://127.0.0.1:${cognito.port}`;
  const sdk = new CognitoIdentityProviderClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const move = (milliseconds: number) => {
    ahead += milliseconds;
  };
  return { cognito, endpoint, sdk, mails, events, now, move, stop: () => cognito.stop() };
}
export type World = Awaited<ReturnType<typeof startWorld>>;

export type TriggerEvent = {
  version: string;
  triggerSource: string;
  userName: string;
  callerContext: { clientId: string };
  request: Record<string, unknown>;
  response: Record<string, unknown>;
};

/** A new user with a verified address, invited silently. */
export const invite = (world: World, Username = address, TemporaryPassword = temporary) =>
  world.sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username,
      TemporaryPassword,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: Username },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Ann' },
        { Name: 'custom:contactId', Value: 'c-42' },
      ],
    }),
  );

/** A user who has chosen a password. */
export async function enrol(world: World, Username = address): Promise<string> {
  const made = await invite(world, Username);
  await world.sdk.send(
    new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username, Password: password, Permanent: true }),
  );
  return made.User?.Username ?? '';
}

export const signIn = (world: World, USERNAME = address, PASSWORD = password) =>
  world.sdk.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  );

export const refresh = (world: World, REFRESH_TOKEN: string) =>
  world.sdk.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  );

/** The tokens of a finished sign-in. */
export async function tokensOf(answer: ReturnType<typeof signIn>) {
  const {
    AccessToken = '',
    IdToken = '',
    RefreshToken = '',
    ...rest
  } = (await answer).AuthenticationResult ?? {};
  expect(AccessToken).not.toBe('');
  return { AccessToken, IdToken, RefreshToken, ...rest };
}

export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

export const secretHash = (secret: string, name: string, client = secretClientId) =>
  createHmac('sha256', secret)
    .update(name + client)
    .digest('base64');

/** Expects the error of an action by its name and, where given, its message. */
export const refusal = (name: string, message?: string) =>
  expect.objectContaining(message === undefined ? { name } : { name, message });
