import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ContactFields, fullName, mostSites } from '../../lambdas/contacts/contact.model.ts';
import { capabilitiesOf, readyMade, readyMadeIds } from '../../lambdas/levels/level.model.ts';
import { deskCapabilities, portalCapabilities } from '../../lambdas/platform/capabilities.ts';
import { endCookies, renewToken, tokenCookies } from '../../lambdas/session/cookies.ts';

const tokens = { access: 'access-token', renew: 'refresh-token', seconds: 900 };
const parts = (cookie: string | undefined) => (cookie ?? '').split('; ');

describe.each(['portal', 'desk'] as const)('the cookies of the %s', (door) => {
  test('are kept from scripts, from plain HTTP and from other sites', () => {
    for (const cookie of [...tokenCookies(door, tokens, true), ...endCookies(door)])
      expect(parts(cookie)).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Strict']));
  });

  test('go only where they are needed', () => {
    const [access, renew] = tokenCookies(door, tokens, false);
    expect(parts(access)).toContain(`Path=/api/${door}`);
    expect(parts(access)[0]).toBe(`foyer_${door}=access-token`);
    expect(parts(renew)).toContain(`Path=/api/session/${door}`);
    for (const cookie of [access, renew]) expect(cookie).not.toMatch(/domain=/i);
  });

  test('end with the browser, or are remembered for 30 days', () => {
    expect(tokenCookies(door, tokens, false).join()).not.toContain('Max-Age');
    const [access, renew] = tokenCookies(door, tokens, true);
    expect(parts(access)).toContain('Max-Age=900');
    expect(parts(renew)).toContain(`Max-Age=${30 * 24 * 3600}`);
  });

  test('are taken back by the same name and path', () => {
    const where = (cookie: string) => [parts(cookie)[0]?.split('=')[0], parts(cookie)[1]];
    expect(endCookies(door).map(where)).toEqual(tokenCookies(door, tokens, true).map(where));
    for (const cookie of endCookies(door)) expect(cookie).toMatch(/^\w+=; .*Max-Age=0$/);
  });

  test.each([
    [true, 'password'],
    [false, 'password'],
    [true, 'organisation'],
    [false, 'organisation'],
  ] as const)('give the refresh token back, remembered: %s, by %s', (remember, way) => {
    const [, renew = ''] = tokenCookies(door, tokens, remember, way);
    const [, name = '', value = ''] = /^(\w+)=([^;]*)/.exec(renew) ?? [];
    expect(renewToken(door, { [name]: value })).toEqual({ token: 'refresh-token', remember, way });
  });

  test('keep the refresh token that there is when a renewal brings no new one', () => {
    expect(tokenCookies(door, { access: 'a', seconds: 900 }, true)).toHaveLength(1);
    expect(renewToken(door, {})).toBeUndefined();
    expect(renewToken(door, { [`foyer_${door}_renew`]: '' })).toBeUndefined();
  });
});

/** Browsers keep a cookie whose name and value together have at most 4,096 bytes (RFC 6265bis, section 5.6). */
const most = 4_096;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An access token as a user pool makes it: RS256, its own claims beside ours, text outside ASCII as \\u escapes at worst. */
function accessToken(claims: Record<string, unknown>): string {
  const uuid = '2c5e3c1e-4f7e-4c39-9a57-3f0a3f0f7a11';
  const all = {
    sub: uuid,
    iss: 'https://cognito-idp.ap-southeast-1.amazonaws.com/ap-southeast-1_AbCdEfGhI',
    version: 2,
    client_id: '1example23456789012345678901',
    origin_jti: uuid,
    event_id: uuid,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    auth_time: 1795339800,
    exp: 1795340700,
    iat: 1795339800,
    jti: uuid,
    username: uuid,
    ...claims,
  };
  const ascii = JSON.stringify(all).replaceAll(
    /[^\x20-\x7e]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const head = encode(JSON.stringify({ kid: 'abcdefghijklmnopqrsexample=abcdefghijklmnop=', alg: 'RS256' }));
  const signed = `${head}.${encode(ascii)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}
const size = (door: 'portal' | 'desk', token: string) => Buffer.byteLength(`foyer_${door}=${token}`);

describe('the largest access token', () => {
  const id = 'x'.repeat(40);

  // Sites are named for those who do not see all of the company.
  const bySite = readyMadeIds.filter(
    (one) => !capabilitiesOf([one], readyMade).includes('tickets:read-company'),
  );
  test.each([
    ['with every right', readyMadeIds, portalCapabilities, 0],
    [
      'of many sites',
      bySite,
      portalCapabilities.filter((one) => one !== 'tickets:read-company'),
      mostSites + 1,
    ],
  ])('of a contact %s fits into a cookie', (_, groups, capabilities, sites) => {
    const names = { firstName: '李'.repeat(80), lastName: '雷'.repeat(80) };
    expect(ContactFields.safeParse({ ...names, email: 'ada@example.com' }).success).toBe(true);
    const token = accessToken({
      company: id,
      contact: id,
      name: fullName(names),
      'cognito:groups': [...groups],
      cap: capabilities.join(' '),
      levels: '999999',
      access: '999999',
      sites: Array.from({ length: sites }, () => id).join(' '),
    });
    expect(size('portal', token)).toBeLessThan(most);
  });

  test('of a member of staff fits into a cookie', () => {
    const token = accessToken({
      'cognito:groups': ['administrator'],
      staff: id,
      name: '李'.repeat(120),
      cap: deskCapabilities.join(' '),
      access: '999999',
    });
    expect(size('desk', token)).toBeLessThan(most);
  });
});
