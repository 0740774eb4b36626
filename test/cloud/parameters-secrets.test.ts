import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterRoom } from './parameters-room.ts';
import type { Room } from './parameters-room.ts';

let room: Room;

beforeEach(async () => {
  room = await enterRoom();
});
afterEach(() => room.leave());

const create = (Name: string, SecretString?: string) =>
  room.secrets.send(new CreateSecretCommand({ Name, SecretString }));
const put = (SecretId: string, SecretString: string, ClientRequestToken?: string) =>
  room.secrets.send(new PutSecretValueCommand({ SecretId, SecretString, ClientRequestToken }));
const get = (SecretId: string, input: { VersionId?: string; VersionStage?: string } = {}) =>
  room.secrets.send(new GetSecretValueCommand({ SecretId, ...input }));

test('a secret is found by name, ARN, and ARN without its last signs', async () => {
  const { ARN = '' } = await create('foyer/cursor-key', 'one');
  expect(ARN).toMatch(
    /^arn:aws:secretsmanager:eu-west-1:123456789012:secret:foyer\/cursor-key-[A-Za-z0-9]{6}$/,
  );
  for (const id of ['foyer/cursor-key', ARN, ARN.slice(0, -7)]) {
    expect((await get(id)).SecretString).toBe('one');
  }
  await expect(create('foyer/cursor-key', 'x')).rejects.toMatchObject({ name: 'ResourceExistsException' });
});

test('a new value becomes current, the former previous, the one before is gone', async () => {
  const first = await create('key', 'one');
  await put('key', 'two');
  expect((await get('key')).SecretString).toBe('two');
  expect((await get('key', { VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('one');
  const third = await put('key', 'three');
  const told = await room.secrets.send(new DescribeSecretCommand({ SecretId: 'key' }));
  expect(Object.values(told.VersionIdsToStages ?? {})).toEqual([['AWSPREVIOUS'], ['AWSCURRENT']]);
  expect((await get('key', { VersionId: third.VersionId })).SecretString).toBe('three');
  await expect(get('key', { VersionId: first.VersionId })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a token makes writing safe to repeat', async () => {
  await create('key', 'one');
  const token = 'a'.repeat(32);
  expect((await put('key', 'two', token)).VersionId).toBe(token);
  expect((await put('key', 'two', token)).VersionId).toBe(token);
  await expect(put('key', 'three', token)).rejects.toMatchObject({ name: 'ResourceExistsException' });
});

test('bytes are a value too', async () => {
  await room.secrets.send(new CreateSecretCommand({ Name: 'bytes', SecretBinary: Buffer.from([0, 255]) }));
  expect([...((await get('bytes')).SecretBinary ?? [])]).toEqual([0, 255]);
});

test('what Secrets Manager refuses', async () => {
  await expect(get('none')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: "Secrets Manager can't find the specified secret.",
  });
  await create('empty');
  await expect(get('empty')).rejects.toThrow('staging label: AWSCURRENT');
});

test('the host makes a secret once, and it survives a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parameters-test-'));
  const dataFile = join(folder, 'parameters.json');
  const before = await enterRoom(dataFile);
  const arn = before.parameters.ensureSecret('key', () => 'made once');
  before.parameters.ensureParameter('/foyer/site', 'x');
  await before.leave();
  expect(statSync(dataFile).mode & 0o077).toBe(0);
  const after = await enterRoom(dataFile);
  const again = after.parameters.ensureSecret(arn, () => {
    throw new Error('It has a value already.');
  });
  expect(again).toBe(arn);
  const found = await after.secrets.send(new GetSecretValueCommand({ SecretId: 'key' }));
  expect(found.SecretString).toBe('made once');
  const site = await after.ssm.send(new GetParameterCommand({ Name: '/foyer/site' }));
  expect(site.Parameter?.Value).toBe('x');
  await after.leave();
  await rm(folder, { recursive: true });
});

test('a secret may be given its ARN', async () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:Key1234-AbCdEf';
  expect(room.parameters.ensureSecret(arn, 'x')).toBe(arn);
  expect((await get('Key1234')).ARN).toBe(arn);
});
