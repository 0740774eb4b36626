import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InvocationError } from '../../local/cloud.ts';
import type { Cloud } from '../../local/cloud.ts';
import { eventually } from './fixture/seen.ts';
import { startFixture } from './fixture/cloud.ts';

let cloud: Cloud;
const lines: string[] = [];
beforeAll(async () => {
  cloud = await startFixture({ log: (line) => lines.push(line) });
});
afterAll(() => cloud.stop());

const invoke = (event: object) => cloud.invoke('ApiFunction', event);
type Instance = { instance: number; handled: number; most: number; remaining: number };

test('a warm environment is used again, with the same memory', async () => {
  const first = (await invoke({ do: 'environment' })) as Instance;
  const second = (await invoke({ do: 'environment' })) as Instance;
  expect(second.instance).toBe(first.instance);
  expect(second.handled).toBe(first.handled + 1);
  expect(second.remaining).toBeLessThanOrEqual(2000);
});

test('no environment runs two events at once; others start when all are busy', async () => {
  const runs = (await Promise.all(
    Array.from({ length: 3 }, () => invoke({ do: 'environment', ms: 300 })),
  )) as Instance[];
  expect(new Set(runs.map(({ instance }) => instance)).size).toBe(3);
  expect(runs.every(({ most }) => most === 1)).toBe(true);
});

test('the environment holds what the template and Lambda say', async () => {
  const variables = (await invoke({ do: 'variables' })) as Record<string, string>;
  expect(variables).toMatchObject({
    TABLE: cloud.resource('Data', 'Table'),
    SITE: cloud.addresses.site,
    AWS_REGION: cloud.awsConfig.region,
    AWS_LAMBDA_FUNCTION_NAME: cloud.resource('Front', 'ApiFunction'),
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_ENDPOINT_URL_DYNAMODB: cloud.awsConfig.endpoints['dynamodb'],
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cloud.awsConfig.endpoints['cognito-identity-provider'],
    AWS_ENDPOINT_URL_SECRETS_MANAGER: cloud.awsConfig.endpoints['secrets-manager'],
  });
  expect(variables['PATH']).toBeUndefined();
});

describe('failures are reported as Lambda does', () => {
  test('an error of the handler', async () => {
    const error = (await invoke({ do: 'fail' }).catch((thrown: unknown) => thrown)) as InvocationError;
    expect(error).toBeInstanceOf(InvocationError);
    expect(error.message).toBe('failed as it was told');
    expect(error.payload.errorType).toBe('RangeError');
    expect(error.payload.trace?.[0]).toBe('RangeError: failed as it was told');
  });
  test('the end of the process; the next event gets a new one', async () => {
    await expect(invoke({ do: 'exit' })).rejects.toMatchObject({
      payload: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('exit status 3') },
    });
    expect(await invoke({ do: 'plain' })).toEqual({ hello: 'world' });
  });
  test('what happens after the answer is printed, and the next event gets another process', async () => {
    await invoke({ do: 'crashLater' });
    const found = await eventually(
      async () => lines.some((line) => line.includes('after the answer')),
      (there) => there,
    );
    expect(found).toBe(true);
    expect(await invoke({ do: 'plain' })).toEqual({ hello: 'world' });
  });
  test('the time limit', async () => {
    await expect(invoke({ do: 'sleep', ms: 10_000 })).rejects.toMatchObject({
      payload: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringContaining('timed out after 2.00 seconds'),
      },
    });
  });
  test('an unknown function', async () => {
    await expect(async () => cloud.invoke('Nobody', {})).rejects.toThrow(/There is no function Nobody/);
  });
});

describe('the Invoke operation', () => {
  const call = (name: string, event: object, kind = 'RequestResponse') =>
    fetch(
      `${cloud.awsConfig.endpoints['lambda']}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
      {
        method: 'POST',
        body: JSON.stringify(event),
        headers: { 'x-amz-invocation-type': kind },
      },
    );

  test('gives the result, by name or ARN', async () => {
    const name = cloud.resource('Front', 'ApiFunction');
    const arn = `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
    for (const id of [name, arn])
      expect(await (await call(id, { do: 'plain' })).json()).toEqual({ hello: 'world' });
  });
  test('marks an error of the function', async () => {
    const response = await call(cloud.resource('Front', 'ApiFunction'), { do: 'fail' });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-amz-function-error')).toBe('Unhandled');
    expect(await response.json()).toMatchObject({ errorType: 'RangeError' });
  });
  test('accepts an event and tries it three times in all', async () => {
    lines.length = 0;
    const response = await call(cloud.resource('Front', 'ApiFunction'), { do: 'fail' }, 'Event');
    expect(response.status).toBe(202);
    await cloud.settled();
    expect(lines.filter((line) => line.includes('of 3)'))).toHaveLength(3);
  });
  test('says 404 for an unknown function', async () => {
    expect((await call('nobody', {})).status).toBe(404);
  });
});

test('what a function prints carries its name', async () => {
  await invoke({ do: 'print', text: 'a line to find' });
  const found = await eventually(
    async () => lines.find((line) => line.includes('a line to find')),
    (line) => line !== undefined,
  );
  expect(found).toBe(`${cloud.resource('Front', 'ApiFunction')}: a line to find`);
});
