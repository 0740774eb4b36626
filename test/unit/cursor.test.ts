import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system, type Actor } from '../../lambdas/platform/context.ts';

/** A cursor needs the signing secret: the test plays Secrets Manager on this machine, the real client asks it. */
const secrets = createServer((_, answer) => {
  answer.setHeader('content-type', 'application/x-amz-json-1.1');
  answer.end(JSON.stringify({ SecretString: 'a secret for the test' }));
});
let cursor: typeof import('../../lambdas/platform/cursor.ts');

beforeAll(async () => {
  await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(secrets.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    SIGNING_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-2:123456789012:secret:example',
  });
  cursor = await import('../../lambdas/platform/cursor.ts');
});
afterAll(() => secrets.close());

const person = (id: string): Actor => ({ ...system, id }) as Actor;
const end = { PK: 'COMPANY#1#TICKET#T20261122.0001', SK: 'TICKET', GSI1SK: 'T20261122.000000001' };

describe('a cursor', () => {
  test('brings back where the page ended', async () => {
    const written = await cursor.writeCursor(end, person('ada'), 'all');
    expect(await cursor.readCursor(written, person('ada'), 'all')).toEqual(end);
    expect(written).toMatch(/^[\w-]+\.[\w-]{43}$/);
  });

  test('is absent at the last page and at the first', async () => {
    expect(await cursor.writeCursor(undefined, person('ada'), 'all')).toBeUndefined();
    expect(await cursor.readCursor(undefined, person('ada'), 'all')).toBeUndefined();
  });

  test('is good for the same person and the same list alone', async () => {
    const written = await cursor.writeCursor(end, person('ada'), 'all');
    for (const [who, list] of [
      ['bob', 'all'],
      ['ada', 'open'],
      ['ada all', ''],
      ['', 'ada all'],
    ] as const)
      await expect(cursor.readCursor(written, person(who), list)).rejects.toMatchObject({
        code: 'malformed',
      });
  });

  test('cannot be altered', async () => {
    const written = (await cursor.writeCursor(end, person('ada'), 'all')) ?? '';
    const [body = '', mark = ''] = written.split('.');
    const other = Buffer.from(JSON.stringify({ ...end, PK: 'COMPANY#2#TICKET#T20261122.0001' })).toString(
      'base64url',
    );
    for (const forged of [
      `${other}.${mark}`,
      `${body}.`,
      body,
      `${body}.${mark}x`,
      `.${mark}`,
      'x',
      `${body}.${mark.slice(0, -1)}\u00e9`,
    ])
      await expect(cursor.readCursor(forged, person('ada'), 'all')).rejects.toMatchObject({
        code: 'malformed',
      });
  });
});
