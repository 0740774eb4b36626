import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

type Request = {
  uri: string;
  headers: Record<string, { value: string }>;
  cookies: Record<string, { value: string }>;
};

/** Runs a function of lib/edge as CloudFront does: the file as it is, and its `handler`. */
function runEdge(name: string, request: Partial<Request>): Request {
  const code = readFileSync(join(import.meta.dirname, '../../lib/edge', `${name}.js`), 'utf8');
  expect(code.length).toBeLessThan(10_000);
  const handler = runInNewContext(`${code}; handler`) as (event: { request: Request }) => Request;
  return handler({ request: { uri: '/', headers: {}, cookies: {}, ...request } });
}

describe('which page answers', () => {
  test.each([
    ['/', '/index.html'],
    ['/tickets', '/index.html'],
    ['/tickets/T20261122.0001', '/index.html'],
    ['/deskless', '/index.html'],
    ['/sign-in', '/sign-in/index.html'],
    ['/sign-in/', '/sign-in/index.html'],
    ['/sign-in/new-password', '/sign-in/index.html'],
    ['/desk', '/desk/index.html'],
    ['/desk/', '/desk/index.html'],
    ['/desk/tickets/abc/T20261122.0001', '/desk/index.html'],
    ['/desk/sign-in', '/desk/sign-in/index.html'],
    ['/desk/sign-in/', '/desk/sign-in/index.html'],
    ['/assets/app-B4c_9.js', '/assets/app-B4c_9.js'],
    ['/branding.json', '/branding.json'],
    ['/site.webmanifest', '/site.webmanifest'],
    ['/desk/index.html', '/desk/index.html'],
  ])('%s -> %s', (asked, answered) => {
    expect(runEdge('site-paths', { uri: asked }).uri).toBe(answered);
  });
});

describe('the cookie becomes the Authorization header', () => {
  const cookies = () => ({
    foyer_portal: { value: 'portal-token' },
    foyer_desk: { value: 'desk-token' },
    foyer_portal_renew: { value: 'refresh' },
  });

  test.each([
    ['/api/portal/tickets', 'Bearer portal-token'],
    ['/api/desk/queue', 'Bearer desk-token'],
    ['/api/session/portal/renew', undefined],
    ['/api/portalx/tickets', undefined],
  ])('%s gets %s', (uri, expected) => {
    const request = runEdge('api-cookie', { uri, cookies: cookies() });
    expect(request.headers.authorization?.value).toBe(expected);
  });

  test('access tokens travel no further as cookies; the others stay', () => {
    const request = runEdge('api-cookie', { uri: '/api/session/portal/renew', cookies: cookies() });
    expect(Object.keys(request.cookies)).toEqual(['foyer_portal_renew']);
  });

  test.each(['/api/portal/tickets', '/api/desk/queue', '/api/session/portal/sign-in'])(
    'a header from outside never reaches %s',
    (uri) => {
      const request = runEdge('api-cookie', { uri, headers: { authorization: { value: 'Bearer forged' } } });
      expect(request.headers.authorization).toBeUndefined();
    },
  );

  test('an empty cookie is no token', () => {
    const request = runEdge('api-cookie', {
      uri: '/api/portal/me',
      cookies: { foyer_portal: { value: '' } },
    });
    expect(request.headers.authorization).toBeUndefined();
  });
});
