import { brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathPattern } from '../../local/cloudfront/behaviour.ts';
import { loadEdgeFunction } from '../../local/cloudfront/edge-function.ts';
import type { Cloud } from '../../local/cloud.ts';
import { startFixture } from './fixture/cloud.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startFixture();
});
afterAll(() => cloud.stop());

const call = (path: string, init: RequestInit = {}) =>
  fetch(cloud.addresses.site + path, { redirect: 'manual', ...init });

/** Without fetch, which decompresses by itself. */
const raw = (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    request(cloud.addresses.site + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });

describe('files', () => {
  test('the root is the default object, with the deployment’s and the policy’s headers', async () => {
    const response = await call('/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Fixture</title>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      'strict-transport-security': 'max-age=86400; includeSubDomains',
    });
    const s3 = cloud.awsConfig.endpoints['s3'];
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'self'; connect-src 'self' ${s3}`,
    );
  });
  test('a deployment has its own prefix, filter and cache control', async () => {
    const script = await call('/assets/app.js');
    expect(script.headers.get('cache-control')).toBe('immutable, max-age=31536000');
    expect(script.headers.get('content-type')).toBe('text/javascript');
    // A file that was filtered out is missing: the page for errors comes in its place.
    expect(await (await call('/assets/notes.txt')).text()).toContain('<title>Fixture</title>');
  });
  test('values that are known at deployment only are filled in', async () => {
    expect(await (await call('/settings.json')).json()).toEqual({ site: new URL(cloud.addresses.site).host });
  });
  test('a missing file is 403 at the bucket and the page for errors at the site', async () => {
    const response = await call('/tickets/17');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Fixture</title>');
  });
  test('an unchanged file is 304', async () => {
    const etag = (await call('/')).headers.get('etag')!;
    const again = await call('/', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await call('/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });
  test('a range of bytes', async () => {
    const part = await raw('/assets/app.js', { range: 'bytes=0-5' });
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
      206,
      'export',
      'bytes 0-5/25',
    ]);
  });
  test('compressed with Brotli before gzip, small files not', async () => {
    const page = await raw('/', { 'accept-encoding': 'gzip, br' });
    expect(page.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(page.headers.etag).toMatch(/^W\//);
    expect(brotliDecompressSync(page.body).toString()).toContain('<title>Fixture</title>');
    expect((await raw('/', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await raw('/assets/app.js', { 'accept-encoding': 'br' })).headers).not.toHaveProperty(
      'content-encoding',
    );
  });
  test('HEAD has no body; other methods are not allowed there', async () => {
    const head = await call('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await call('/', { method: 'POST' })).status).toBe(403);
  });
});

describe('functions at the edge', () => {
  test('answer in place of the origin', async () => {
    const response = await call('/moved?from=a%20b');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/index.html?from=a%20b']);
  });
  test('change the response: headers and cookies', async () => {
    const response = await call('/api/open/cookies');
    expect(response.headers.get('x-edge')).toBe('viewer-response');
    expect(response.headers.getSetCookie()).toEqual([
      'a=1; HttpOnly; Secure',
      'b=2',
      'seen=yes; Path=/; Secure; SameSite=Strict',
    ]);
  });
  test('see several values of one name', async () => {
    const code = 'function handler(event) { return event.request; }';
    const run = loadEdgeFunction('same', code, () => undefined);
    const request = {
      method: 'GET',
      uri: '/',
      querystring: { a: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] } },
      headers: {},
      cookies: {},
    };
    const context = { distributionId: 'E', distributionDomainName: 'localhost', eventType: 'viewer-request' };
    expect(await run(context, '127.0.0.1', request)).toEqual(request);
  });
  test('have neither modules nor timers nor much room', async () => {
    const code = `function handler() { return { statusCode: 200, headers: { found: { value:
      [typeof require, typeof setTimeout, typeof fetch, typeof process].join() } } }; }`;
    const run = loadEdgeFunction('bare', code, () => undefined);
    const context = { distributionId: 'E', distributionDomainName: 'localhost', eventType: 'viewer-request' };
    const empty = { method: 'GET', uri: '/', querystring: {}, headers: {}, cookies: {} };
    expect(await run(context, '', empty)).toMatchObject({
      headers: { found: { value: 'undefined,undefined,undefined,undefined' } },
    });
    expect(() => loadEdgeFunction('long', ' '.repeat(10_241), () => undefined)).toThrow(/larger than 10 KB/);
  });
});

describe('the API behind the site', () => {
  const echo = async (path: string, init?: RequestInit) =>
    (await (await call(path, init)).json()) as APIGatewayProxyEventV2;

  test('gets method, body, query, cookies and headers, and its own host', async () => {
    const event = await echo('/api/open/echo?x=1', {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-own': '1', cookie: 'other=2' },
    });
    expect(event).toMatchObject({ rawQueryString: 'x=1', body: '{"a":1}', cookies: ['other=2'] });
    expect(event.headers).toMatchObject({
      'x-own': '1',
      host: new URL(cloud.addresses.api).host,
      'x-forwarded-for': '127.0.0.1',
    });
    expect(event.headers).not.toHaveProperty('authorization');
  });
  test('gets the token that the function took from the cookie', async () => {
    const event = await echo('/api/open/echo', { headers: { cookie: 'session=abc' } });
    expect(event.headers['authorization']).toBe('Bearer abc');
    // With a token that is none, the authorizer says so: it was there.
    const refused = await call('/api/closed/echo', { headers: { cookie: 'session=abc' } });
    expect(refused.headers.get('www-authenticate')).toContain('invalid_token');
  });
  test('gets no token where the policies do not let it through', async () => {
    const dropped = await call('/api/closed/dropped', { headers: { cookie: 'session=abc' } });
    expect([dropped.status, dropped.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });
  test('its errors become the page for errors, too: the trap of one list for all origins', async () => {
    expect((await call('/api/elsewhere')).status).toBe(404);
    const response = await call('/api/open/forbidden');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  });
});

test.each([
  ['/api/*', '/api/a/b', true],
  ['api/*', '/api/a', true],
  ['/api/*', '/apis', false],
  ['*.js', '/a/b.js', true],
  ['/a?c', '/abc', true],
  ['/a.c', '/abc', false],
])('path pattern %s on %s', (pattern, path, expected) => {
  expect(pathPattern(pattern)(path)).toBe(expected);
});
