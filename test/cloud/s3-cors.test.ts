import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterRoom, origin } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;

beforeAll(async () => {
  room = await enterRoom();
});
afterAll(() => room.leave());

type Answer = { status: number; headers: Record<string, unknown>; body: string };

// Not fetch: it may neither set Host nor Access-Control-Request-*.
function ask(method: string, path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(`${room.endpoint}${path}`, { method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

const preflight = (headers: Record<string, string>, path = '/files/pre/put.csv') =>
  ask('OPTIONS', path, { origin, 'access-control-request-method': 'PUT', ...headers });

test('a preflight is answered by the rule of the bucket', async () => {
  const answer = await preflight({ 'access-control-request-headers': 'Content-Type, content-md5' });
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'PUT, POST, GET, HEAD',
    'access-control-allow-headers': 'content-type, content-md5',
    'access-control-expose-headers': 'ETag',
    'access-control-max-age': '300',
    'access-control-allow-credentials': 'true',
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  });
});

test.each([
  ['another origin', { origin: 'https://evil.example.net' }],
  ['another method', { 'access-control-request-method': 'DELETE' }],
  ['another header', { 'access-control-request-headers': 'x-amz-meta-a' }],
])('a preflight from %s is refused', async (_, headers) => {
  const answer = await preflight(headers);
  expect(answer.status).toBe(403);
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  expect(answer.body).toContain('<Code>AccessForbidden</Code>');
});

test('a bucket without rules refuses every preflight', async () => {
  const answer = await preflight({}, '/kept/x');
  expect([answer.status, answer.body.includes('CORS is not enabled for this bucket.')]).toEqual([403, true]);
});

test('the browser may read errors too', async () => {
  const answer = await ask('GET', '/files/x', { origin });
  expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([403, origin]);
});

test('virtual-host style: the bucket in the name of the host', async () => {
  const host = `files.localhost:${room.s3.port}`;
  const answer = await ask('OPTIONS', '/x', { host, origin, 'access-control-request-method': 'POST' });
  expect(answer.status).toBe(200);
});

test('a rule for any origin says so and gives no credentials', async () => {
  room.s3.ensureBucket('open', {
    CorsConfiguration: {
      CorsRules: [{ AllowedOrigins: ['https://*.example.com', '*'], AllowedMethods: ['GET'] }],
    },
  });
  const answer = await preflight({ 'access-control-request-method': 'GET' }, '/open/x');
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
});
