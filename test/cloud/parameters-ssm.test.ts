import {
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import type { PutParameterCommandInput } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterRoom } from './parameters-room.ts';
import type { Room } from './parameters-room.ts';

let room: Room;

beforeEach(async () => {
  room = await enterRoom();
});
afterEach(() => room.leave());

const put = (Name: string, Value: string, input: Partial<PutParameterCommandInput> = {}) =>
  room.ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', ...input }));

async function get(Name: string, WithDecryption?: boolean) {
  const { Parameter } = await room.ssm.send(new GetParameterCommand({ Name, WithDecryption }));
  return Parameter;
}

test('a parameter is written once, and overwritten only when asked', async () => {
  expect(await put('/foyer/site', 'https://a.example.com')).toMatchObject({ Version: 1 });
  await expect(put('/foyer/site', 'x')).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
  expect(await put('/foyer/site', 'https://b.example.com', { Overwrite: true })).toMatchObject({
    Version: 2,
  });
  const found = await get('/foyer/site');
  expect(found).toMatchObject({
    Value: 'https://b.example.com',
    Type: 'String',
    Version: 2,
    ARN: 'arn:aws:ssm:eu-west-1:123456789012:parameter/foyer/site',
  });
  expect(Math.abs(Date.now() - (found?.LastModifiedDate?.getTime() ?? 0))).toBeLessThan(5000);
  expect((await get('arn:aws:ssm:eu-west-1:123456789012:parameter/foyer/site'))?.Version).toBe(2);
  expect((await get('/foyer/site:2'))?.Version).toBe(2);
});

test('a SecureString is readable only with decryption', async () => {
  await put('/foyer/key', 'secret', { Type: 'SecureString' });
  expect((await get('/foyer/key'))?.Value).not.toContain('secret');
  expect((await get('/foyer/key', true))?.Value).toBe('secret');
});

test('several at once, and by path in pages', async () => {
  for (const name of ['/a/1', '/a/2', '/a/deep/3', '/b/1']) await put(name, name);
  const several = await room.ssm.send(new GetParametersCommand({ Names: ['/a/1', '/none'] }));
  expect(several.Parameters?.map(({ Name }) => Name)).toEqual(['/a/1']);
  expect(several.InvalidParameters).toEqual(['/none']);
  const flat = await room.ssm.send(new GetParametersByPathCommand({ Path: '/a' }));
  expect(flat.Parameters?.map(({ Name }) => Name)).toEqual(['/a/1', '/a/2']);
  const first = await room.ssm.send(
    new GetParametersByPathCommand({ Path: '/a/', Recursive: true, MaxResults: 2 }),
  );
  const rest = await room.ssm.send(
    new GetParametersByPathCommand({ Path: '/a/', Recursive: true, NextToken: first.NextToken }),
  );
  expect(rest.Parameters?.map(({ Name }) => Name)).toEqual(['/a/deep/3']);
  expect(rest.NextToken).toBeUndefined();
});

test('what Parameter Store refuses', async () => {
  await expect(get('/none')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  await expect(put('/new', 'x', { Type: undefined })).rejects.toThrow('A parameter type is required');
  await expect(put('/large', 'x'.repeat(4097))).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(put('no/leading/slash', 'x')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('a template’s value is written when the template changes, not over a later change', async () => {
  room.parameters.ensureParameter('/foyer/site', 'one');
  room.parameters.ensureParameter('/foyer/site', 'one');
  expect(await get('/foyer/site')).toMatchObject({ Value: 'one', Version: 1 });
  await put('/foyer/site', 'by hand', { Overwrite: true });
  room.parameters.ensureParameter('/foyer/site', 'one');
  expect((await get('/foyer/site'))?.Value).toBe('by hand');
  room.parameters.ensureParameter('/foyer/site', 'two');
  expect((await get('/foyer/site'))?.Value).toBe('two');
});
