import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PortTaken, startCloud } from '../../local/cloud.ts';
import type { Cloud } from '../../local/cloud.ts';
import { fixtureAssembly } from './fixture/assembly.ts';
import { freeBlock, startFixture } from './fixture/cloud.ts';
import { documents, seenBy } from './fixture/seen.ts';

const parameter = async ({ awsConfig }: Cloud, Name: string) => {
  const client = new SSMClient({ ...awsConfig, endpoint: awsConfig.endpoints['ssm']! });
  return (await client.send(new GetParameterCommand({ Name }))).Parameter?.Value;
};
const secret = async ({ awsConfig }: Cloud, SecretId: string) => {
  const client = new SecretsManagerClient({
    ...awsConfig,
    endpoint: awsConfig.endpoints['secrets-manager']!,
  });
  return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString;
};

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

test('a taken port is named', async () => {
  const firstPort = await freeBlock();
  const squatter = createServer().listen(firstPort + 4, '127.0.0.1');
  const error = await startFixture({ firstPort }).catch((thrown: unknown) => thrown);
  squatter.close();
  expect(error).toBeInstanceOf(PortTaken);
  expect(error).toMatchObject({ port: firstPort + 4 });
});

describe('with a data directory', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cloud-test-'));
  let cloud: Cloud;
  let firstPort: number;
  beforeAll(async () => {
    firstPort = await freeBlock();
    cloud = await startFixture({ dataDir, firstPort });
  });
  afterAll(async () => {
    await cloud.stop();
    rmSync(dataDir, { recursive: true });
  });

  test('addresses, outputs and physical ids are known', () => {
    expect(cloud.addresses).toEqual({
      site: `http://localhost:${firstPort}`,
      api: `http://127.0.0.1:${firstPort + 1}`,
      mailbox: `http://127.0.0.1:${firstPort + 7}`,
    });
    expect(cloud.outputs['Front']).toMatchObject({ ApiUrl: cloud.addresses.api });
    expect(() => cloud.resource('Front', 'Nobody')).toThrow(
      /no resource whose logical id starts with Nobody/,
    );
  });

  test('custom resources ran in the order of need: framed, then direct', async () => {
    expect(cloud.outputs['Custom']).toMatchObject({ Answer: 'Create Create hello' });
    expect(await parameter(cloud, '/fixture/framed')).toBe('Create hello');
  });

  test('parameters and secrets are there, with addresses that work here', async () => {
    expect(await parameter(cloud, '/fixture/site')).toBe(cloud.addresses.site);
    expect(await parameter(cloud, '/fixture/late')).toBe('Create hello');
    expect(await secret(cloud, cloud.resource('Custom', 'Key'))).toMatch(/^[A-Za-z0-9]{40}$/);
  });

  test('CPU time is told', async () => {
    const before = cloud.cpu();
    await cloud.invoke('ApiFunction', { do: 'put', pk: 'kept', value: 'from before' });
    expect(cloud.cpu().hostMs).toBeGreaterThan(before.hostMs);
    expect(cloud.cpu().tableMs).toBeGreaterThan(0);
  });

  test('a second start is quick and finds everything, with the same ids', async () => {
    const key = await secret(cloud, 'fixture-key');
    const pool = cloud.resource('People', 'Pool');
    await cloud.stop();
    // The processor's time, not the wall's: other tests run beside this one.
    const begun = cpuMs();
    cloud = await startCloud({ assembly: await fixtureAssembly(), dataDir, firstPort });
    expect(cpuMs() - begun).toBeLessThan(3000);
    expect(cloud.resource('People', 'Pool')).toBe(pool);
    expect(await secret(cloud, 'fixture-key')).toBe(key);
    expect(await cloud.invoke('ApiFunction', { do: 'get', pk: 'kept' })).toMatchObject({
      value: 'from before',
    });
    // Nothing changed, so no custom resource ran again.
    expect(cloud.outputs['Custom']).toMatchObject({ Answer: 'Create Create hello' });
    expect(cloud.requests.take('CustomFunction')).toEqual([]);
    expect((await fetch(cloud.addresses.site)).status).toBe(200);
  });

  test('what was written but not handled before a stop is handled after the next start', async () => {
    const Item = { PK: 'unhandled', SK: 'item', value: 'written last' };
    await documents(cloud).send(new PutCommand({ TableName: cloud.resource('Data', 'Table'), Item }));
    await cloud.stop();
    cloud = await startCloud({ assembly: await fixtureAssembly(), dataDir, firstPort });
    await cloud.settled();
    const keys = (await seenBy(cloud, 'Stream')).flatMap(({ Records }) =>
      Records.map(({ dynamodb }) => dynamodb.Keys.PK.S),
    );
    expect(keys.filter((key) => key === 'unhandled')).toHaveLength(1);
    expect(keys.filter((key) => key === 'kept')).toHaveLength(1);
  });
});
