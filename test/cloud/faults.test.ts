import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import { startFixture } from './fixture/cloud.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startFixture();
});
afterAll(() => cloud.stop());
afterEach(() => {
  cloud.faults.clear();
  cloud.requests.take();
});

const put = (pk: string) => cloud.invoke('ApiFunction', { do: 'put', pk, value: 'v' });
const get = (pk: string) => cloud.invoke('ApiFunction', { do: 'get', pk });
const counts = () =>
  Object.fromEntries(
    cloud.requests
      .take('ApiFunction')
      .map(({ service, operation, count }) => [`${service} ${operation}`, count]),
  );

test('requests are counted by function, service and operation, and taken once', async () => {
  await put('a');
  await put('a');
  await get('a');
  expect(counts()).toEqual({ 'dynamodb PutItem': 2, 'dynamodb GetItem': 1 });
  expect(counts()).toEqual({});
});

test.each(['throttle', '5xx', 'timeout'] as const)('%s once: the SDK tries again', async (kind) => {
  cloud.faults.inject({ service: 'dynamodb', operation: 'PutItem', kind, count: 1 });
  await put(kind);
  expect(counts()).toEqual({ 'dynamodb PutItem': 2 });
  expect(await get(kind)).toMatchObject({ value: 'v' });
});

test.each([
  ['throttle', 'ProvisionedThroughputExceededException'],
  ['5xx', 'InternalServerError'],
] as const)('%s without end: the function sees it by its name', async (kind, name) => {
  const end = cloud.faults.inject({ function: 'ApiFunction', service: 'dynamodb', kind });
  await expect(put('x')).rejects.toMatchObject({ name });
  end();
  await put('x');
});

test('a request that timed out was carried out', async () => {
  cloud.faults.inject({ service: 'dynamodb', operation: 'PutItem', kind: 'timeout' });
  await expect(put('lost-answer')).rejects.toThrow(/did not arrive in time/);
  expect(await get('lost-answer')).toMatchObject({ value: 'v' });
});

test('a crash before: nothing left, nothing stored, the process is gone', async () => {
  cloud.faults.inject({ service: 'dynamodb', operation: 'PutItem', kind: 'crash-before', count: 1 });
  await expect(put('before')).rejects.toMatchObject({ name: 'Runtime.ExitError' });
  expect(counts()).toEqual({});
  expect(await get('before')).toBeNull();
  await put('before');
});

test('a crash after: stored, but the function never knew', async () => {
  cloud.faults.inject({ service: 'dynamodb', operation: 'PutItem', kind: 'crash-after', count: 1 });
  await expect(put('after')).rejects.toMatchObject({ name: 'Runtime.ExitError' });
  expect(counts()).toEqual({ 'dynamodb PutItem': 1 });
  expect(await get('after')).toMatchObject({ value: 'v' });
});

test('a rate, and a fault of another function or service, spare the others', async () => {
  cloud.faults.inject({ service: 'dynamodb', kind: 'throttle', rate: 0 });
  cloud.faults.inject({ service: 's3', kind: 'throttle' });
  cloud.faults.inject({ function: 'StreamListener', service: 'dynamodb', kind: 'throttle', count: 1 });
  await put('spared');
  expect(counts()).toEqual({ 'dynamodb PutItem': 1 });
});
