import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, it } from 'vitest';
import { startCognito } from '../../local/cognito/cognito.ts';
import {
  type World,
  address,
  clientId,
  enrol,
  poolId,
  poolProperties,
  refresh,
  refusal,
  secretClientId,
  signIn,
  startWorld,
  tokensOf,
} from './cognito-world.ts';

let world: World | undefined;
let folder: string | undefined;
afterEach(async () => {
  await world?.stop();
  if (folder) await rm(folder, { recursive: true });
  world = undefined;
  folder = undefined;
});

async function dataFile() {
  folder = await mkdtemp(join(tmpdir(), 'cognito-'));
  return join(folder, 'deep', 'cognito.json');
}

describe('the data file', () => {
  it('keeps users, keys, secrets and sign-ins over a restart', async () => {
    const file = await dataFile();
    const before = await startWorld({}, { dataFile: file });
    await enrol(before);
    const { RefreshToken } = await tokensOf(signIn(before));
    const secret = before.cognito.clientSecret(poolId, secretClientId);
    const keys = before.cognito.keys(before.cognito.issuer(poolId));
    await before.stop();
    world = await startWorld({}, { dataFile: file });
    expect(world.cognito.clientSecret(poolId, secretClientId)).toBe(secret);
    expect(world.cognito.keys(world.cognito.issuer(poolId))).toEqual(keys);
    await tokensOf(refresh(world, RefreshToken));
    await tokensOf(signIn(world));
  });

  it('is written by itself soon after a change', async () => {
    const file = await dataFile();
    world = await startWorld({}, { dataFile: file });
    await enrol(world);
    await expect.poll(() => readFile(file, 'utf8').catch(() => ''), { timeout: 5000 }).toContain(address);
  });

  it('is left alone when it is something else', async () => {
    const file = await dataFile();
    const other = join(folder ?? '', 'other.json');
    await writeFile(other, '{"users":[]}');
    await expect(startWorld({}, { dataFile: other })).rejects.toThrow('Remove it to start anew');
    expect(file).not.toBe(other);
  });
});

describe('a pool from a template', () => {
  it('takes new settings, and refuses to change what is fixed at creation', async () => {
    world = await startWorld();
    const { cognito } = world;
    const change = (more: object) => () => cognito.ensurePool(poolId, { ...poolProperties, ...more });
    expect(change({ MfaConfiguration: 'OFF' })).not.toThrow();
    expect(change({ Schema: [...poolProperties.Schema, { Name: 'siteId' }] })).not.toThrow();
    expect(change({ Schema: [] })).toThrow('cannot be modified or deleted');
    expect(change({ UsernameAttributes: [] })).toThrow('UsernameAttributes is fixed');
  });
});

describe('the protocol', () => {
  const call = (name: string, body: string, headers: Record<string, string> = {}) =>
    fetch(world?.endpoint ?? '', {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${name}`, ...headers },
      body,
    });

  it('is AWS JSON 1.1', async () => {
    world = await startWorld();
    const parameters = { USERNAME: address, PASSWORD: 'x' };
    const body = { ClientId: clientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: parameters };
    const answer = await call('InitiateAuth', JSON.stringify(body));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(answer.headers.get('x-amzn-errortype')).toBe('NotAuthorizedException:');
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer.json()).toEqual({
      __type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('wants a signature for what an administrator does', async () => {
    world = await startWorld();
    const answer = await call('AdminGetUser', JSON.stringify({ UserPoolId: poolId, Username: address }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  });

  it('says what is wrong with a request', async () => {
    world = await startWorld();
    const absent = await call('InitiateAuth', '{"ClientId":"webclient"}');
    expect(await absent.json()).toEqual({
      __type: 'InvalidParameterException',
      message:
        "1 validation error detected: Value at 'authFlow' failed to satisfy constraint: Member must not be null",
    });
    expect(await (await call('InitiateAuth', 'not json')).json()).toMatchObject({
      __type: 'SerializationException',
    });
    const unknown = new ListUsersCommand({ UserPoolId: 'us-east-1_Nowhere' });
    await expect(world.sdk.send(unknown)).rejects.toEqual(
      refusal('ResourceNotFoundException', 'User pool us-east-1_Nowhere does not exist.'),
    );
    const signUp = new SignUpCommand({ ClientId: clientId, Username: address, Password: 'x' });
    await expect(world.sdk.send(signUp)).rejects.toEqual(refusal('NotAuthorizedException'));
    expect((await call('Nonsense', '{}')).status).toBe(400);
    expect((await fetch(`${world.endpoint}/us-east-1_Nowhere/.well-known/jwks.json`)).status).toBe(404);
  });

  it('is found by the SDK through the environment', async () => {
    world = await startWorld();
    await enrol(world);
    process.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] = world.endpoint;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const sdk = new CognitoIdentityProviderClient({ region: 'us-east-1', credentials });
    const user = await sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: address }));
    delete process.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'];
    expect(user.UserStatus).toBe('CONFIRMED');
  });

  it('says so when the port is taken', async () => {
    world = await startWorld();
    const options = {
      port: world.cognito.port,
      region: 'us-east-1',
      account: '000000000000',
      now: Date.now,
      invoke: async (_arn: string, event: unknown) => event,
      sendMail: async () => undefined,
    };
    await expect(startCognito(options)).rejects.toThrow('EADDRINUSE');
  });
});
