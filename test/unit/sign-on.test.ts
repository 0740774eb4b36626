import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  domainOf,
  organisationFor,
  outcomeIn,
  outcomeWords,
} from '../../lambdas/session/organisation.model.ts';
import { refusals } from '../../lambdas/session/refusals.model.ts';
import {
  challengeOf,
  isSame,
  journeyCookie,
  journeyIn,
  newJourney,
} from '../../lambdas/session/sign-on.cookie.ts';
import { system } from '../../lambdas/platform/context.ts';
import { renew } from '../../lambdas/session/session.service.ts';
import { linksOf } from '../../lambdas/contacts/people.links.ts';

const larkspur = { id: 'larkspur', name: 'Larkspur', domains: ['larkspur.example.com'], passwords: false };

describe('an organisation', () => {
  test('has the addresses of its domains and no others', () => {
    const of = (email: string) => organisationFor([larkspur], domainOf(email))?.id;
    expect(of('Ada@Larkspur.Example.com')).toBe('larkspur');
    expect(of('"a@b"@larkspur.example.com')).toBe('larkspur');
    for (const other of [
      'ada@evil-larkspur.example.com',
      'ada@x.larkspur.example.com',
      'ada@larkspur.example.com.evil.example',
      'larkspur.example.com@evil.example',
      'ada@larkspur.example.com@evil.example',
      '',
    ])
      expect(of(other), other).toBeUndefined();
  });

  test('is found by its domain alone, whatever stands before the @', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (name) => {
        expect(organisationFor([larkspur], domainOf(`${name}@larkspur.example.com`))).toBe(larkspur);
      }),
    );
  });
});

describe('the outcome of a link', () => {
  test.each([...refusals, 'linked'] as const)('%s is found among the words of Cognito', (outcome) => {
    expect(outcomeIn(`invalid_request PreSignUp failed with error ${outcomeWords(outcome)}. `)).toBe(outcome);
  });

  test('is not read out of other words', () => {
    expect(outcomeIn('Already found an entry for username larkspur_1')).toBeUndefined();
    expect(outcomeIn('no-access')).toBeUndefined();
  });
});

describe('a journey', () => {
  const wish = { domain: 'larkspur.example.com', next: '/tickets', remember: true, again: 0 };
  const kept = (cookie: string) => {
    const [, name = '', value = ''] = /^(\w+)=([^;]*)/.exec(cookie) ?? [];
    return { [name]: value };
  };

  test('comes back from its cookie, which is small and closed to scripts and other sites', () => {
    const journey = newJourney({ ...wish, next: `/${'x'.repeat(1_999)}` });
    const cookie = journeyCookie(journey);
    expect(journeyIn(kept(cookie))).toEqual(journey);
    expect(cookie.length).toBeLessThan(4_096);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=600']) expect(cookie).toContain(flag);
  });

  test('has secrets of its own each time, of the length that RFC 7636 asks for', () => {
    const [one, other] = [newJourney(wish), newJourney(wish)];
    const secrets = [one, other].flatMap(({ state, nonce, verifier }) => [state, nonce, verifier]);
    expect(new Set(secrets).size).toBe(6);
    expect(one.verifier).toMatch(/^[\w-]{43,128}$/);
    expect(challengeOf(one)).toBe(createHash('sha256').update(one.verifier).digest('base64url'));
  });

  test('that somebody made up is none', () => {
    const cookie = (value: unknown) => ({
      foyer_portal_sign_on: Buffer.from(JSON.stringify(value)).toString('base64url'),
    });
    for (const made of [
      {},
      { ...newJourney(wish), state: '' },
      { ...newJourney(wish), verifier: 'short' },
      null,
    ])
      expect(journeyIn(cookie(made))).toBeUndefined();
    expect(journeyIn({})).toBeUndefined();
    expect(journeyIn({ foyer_portal_sign_on: '%%%' })).toBeUndefined();
  });

  test('is compared whole', () => {
    expect(isSame('abc', 'abc')).toBe(true);
    for (const other of ['abcd', 'ab', '', undefined]) expect(isSame('abc', other)).toBe(false);
  });
});

test('a session through an organisation ends when the stage has no organisations any more', async () => {
  const context = {
    actor: system,
    now: new Date(),
    requestId: 'test',
    viewer: {},
    cookies: { incoming: { foyer_portal_renew: 'Sa-token' }, outgoing: [] },
  };
  await expect(renew(context, 'portal')).rejects.toMatchObject({ code: 'signed-out' });
});

test('links are read from the attribute that Cognito writes them into', () => {
  const identities = JSON.stringify([
    { userId: 'S-1', providerName: 'larkspur', providerType: 'OIDC', primary: false },
  ]);
  expect(linksOf([{ Name: 'identities', Value: identities }])).toEqual([
    { userId: 'S-1', providerName: 'larkspur' },
  ]);
  expect(linksOf([{ Name: 'email', Value: 'a@example.com' }])).toEqual([]);
  expect(linksOf()).toEqual([]);
});
