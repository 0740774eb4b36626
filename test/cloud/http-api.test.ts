import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cloud } from '../../local/cloud.ts';
import { createRouter } from '../../local/http-api/routes.ts';
import { startFixture } from './fixture/cloud.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startFixture();
});
afterAll(() => cloud.stop());

const call = (path: string, init?: RequestInit) => fetch(cloud.addresses.api + path, init);
const echo = async (path: string, init?: RequestInit) =>
  (await (await call(path, init)).json()) as APIGatewayProxyEventV2WithJWTAuthorizer;

async function signIn(): Promise<string> {
  const { awsConfig } = cloud;
  const client = new CognitoIdentityProviderClient({
    ...awsConfig,
    endpoint: awsConfig.endpoints['cognito-identity-provider']!,
  });
  const UserPoolId = cloud.resource('People', 'Pool');
  const ClientId = cloud.resource('People', 'PoolWeb');
  const Username = 'ann@example.com';
  const Password = 'Correct-horse-9';
  await client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }));
  await client.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  const { AuthenticationResult } = await client.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  );
  return AuthenticationResult!.AccessToken!;
}

describe('the event, format 2.0', () => {
  test('carries path, query, headers, cookies and body', async () => {
    const event = await echo('/api/open/a%20b/parts/%C3%A9?x=1&x=2&y=%2B', {
      headers: { 'X-Own': 'Value', cookie: 'a=1; b=2' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/open/{deed}/parts/{part}',
      rawPath: '/api/open/a b/parts/é',
      rawQueryString: 'x=1&x=2&y=%2B',
      pathParameters: { deed: 'a b', part: 'é' },
      queryStringParameters: { x: '1,2', y: '+' },
      cookies: ['a=1', 'b=2'],
      isBase64Encoded: false,
    });
    expect(event.headers).toMatchObject({ 'x-own': 'Value' });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event.requestContext).toMatchObject({
      stage: '$default',
      http: { method: 'GET', path: '/api/open/a b/parts/é', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
    });
    expect(event.requestContext.requestId).toMatch(/^.{15}=$/);
    expect(event.body).toBeUndefined();
  });
  test.each([
    ['application/json', '{"a":"é"}', false],
    ['application/problem+json', '{}', false],
    ['text/csv', 'a,b', false],
    ['application/octet-stream', 'bytes', true],
    ['application/x-www-form-urlencoded', 'a=1', true],
  ])('a body of type %s', async (type, body, encoded) => {
    const event = await echo('/api/open/echo', { method: 'POST', body, headers: { 'content-type': type } });
    expect(event.isBase64Encoded).toBe(encoded);
    expect(Buffer.from(event.body ?? '', encoded ? 'base64' : 'utf8').toString()).toBe(body);
  });
});

describe('the answer', () => {
  test('without a status code, the result is the body', async () => {
    const response = await call('/api/open/plain');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ hello: 'world' });
  });
  test('without a content type, it is text', async () => {
    expect((await call('/api/open/text')).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });
  test('cookies keep their attributes, a line each', async () => {
    expect((await call('/api/open/cookies')).headers.getSetCookie()).toEqual([
      'a=1; HttpOnly; Secure',
      'b=2',
    ]);
  });
  test('Base64 becomes bytes', async () => {
    const response = await call('/api/open/binary');
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await response.arrayBuffer()).toString('hex')).toBe('89504e470d0a1a0a');
  });
  test.each(['fail', 'exit', 'sleep', 'large', 'odd'])(
    'is 500 and says no more when the function fails: %s',
    async (deed) => {
      const response = await call(`/api/open/${deed}`, { method: 'POST' });
      // "sleep" sleeps for NaN milliseconds and answers; the others fail.
      expect([response.status, await response.text()]).toEqual(
        deed === 'sleep' ? [200, '{}'] : [500, '{"message":"Internal Server Error"}'],
      );
    },
  );
  test('an unknown route is 404, a large body 413', async () => {
    const unknown = await call('/api/elsewhere');
    expect([unknown.status, await unknown.text()]).toEqual([404, '{"message":"Not Found"}']);
    expect(unknown.headers.get('apigw-requestid')).toMatch(/=$/);
    const large = await call('/api/open/echo', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
    expect([large.status, await large.text()]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });
});

describe('the JWT authorizer', () => {
  test('is 401 without a token and with a forged one', async () => {
    const without = await call('/api/closed/echo');
    expect([without.status, await without.text()]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    const forged = await call('/api/closed/echo', { headers: { authorization: 'Bearer a.b.c' } });
    expect(forged.status).toBe(401);
  });
  test('hands claims over as texts; is 403 without the scope of the route', async () => {
    const authorization = `Bearer ${await signIn()}`;
    const { requestContext } = await echo('/api/closed/echo', { headers: { authorization } });
    const { claims, scopes } = requestContext.authorizer.jwt;
    expect(scopes).toBeNull();
    expect(claims).toMatchObject({ token_use: 'access', client_id: cloud.resource('People', 'PoolWeb') });
    expect(Object.values(claims).every((value) => typeof value === 'string')).toBe(true);
    const scoped = await call('/api/scoped/echo', { headers: { authorization } });
    expect([scoped.status, await scoped.text()]).toEqual([403, '{"message":"Forbidden"}']);
    cloud.time.advance(2 * 3_600_000);
    expect((await call('/api/closed/echo', { headers: { authorization } })).status).toBe(401);
    cloud.time.reset();
  });
});

test('CORS: preflight and headers for the allowed origin only', async () => {
  const preflight = (origin: string) =>
    call('/api/open/echo', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const allowed = await preflight('https://app.example.com');
  expect(allowed.status).toBe(204);
  expect(Object.fromEntries(allowed.headers)).toMatchObject({
    'access-control-allow-origin': 'https://app.example.com',
    'access-control-allow-methods': '*',
    'access-control-allow-headers': 'x-own',
  });
  expect((await preflight('https://evil.example.com')).headers.has('access-control-allow-origin')).toBe(
    false,
  );
});

test('routes: fixed before variable before greedy, method before ANY, $default last', () => {
  const keys = [
    'ANY /a/{x}',
    'GET /a/{x}',
    'GET /a/b',
    'POST /a/b',
    'GET /a/{proxy+}',
    'GET /a/{x}/c',
    'ANY /{proxy+}',
    '$default',
  ];
  const find = createRouter(keys.map((key): [string, string] => [key, key]));
  const route = (method: string, path: string) => find(method, path)?.route;
  expect(route('GET', '/a/b')).toBe('GET /a/b');
  expect(route('PUT', '/a/b')).toBe('ANY /a/{x}');
  expect(route('GET', '/a/z')).toBe('GET /a/{x}');
  expect(route('GET', '/a/z/c')).toBe('GET /a/{x}/c');
  expect(find('GET', '/a/z/d')).toEqual({ route: 'GET /a/{proxy+}', parameters: { proxy: 'z/d' } });
  expect(route('DELETE', '/q/r')).toBe('ANY /{proxy+}');
  expect(route('GET', '/')).toBe('$default');
});
