import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, signOnAt, type SignOn } from './sign-on.ts';
import { stage, type Stage } from './stage.ts';
import { Visitor } from './visitor.ts';

/** What comes back from an organisation, bent, stolen or late. */

let world: Stage;
let at: SignOn;
beforeAll(async () => {
  world = await stage();
  at = signOnAt(world);
});
afterAll(() => world.cloud.stop());

describe('a way back that is not the own', () => {
  test('without the journey of this browser, or with another state, leads to a new beginning', async () => {
    const robin = account('robin');
    await at.letIn(robin.email);
    await at.comeAs(new Visitor(), robin);
    const attacker = new Visitor();
    const stolen = await at.comeHalfway(attacker, robin);

    // Login CSRF: somebody is led to an address with the attacker's code.
    const victim = new Visitor();
    expect(at.problemOf(await victim.go(stolen))).toBe('again');
    await victim.ask(at.startAt());
    expect(at.problemOf(await victim.go(stolen))).toBe('again');
    expect((await at.me(victim)).status).toBe(401);

    // The attacker's own cookie in the hands of nobody else, the state changed.
    const bent = new URL(stolen);
    bent.searchParams.set('state', 'x'.repeat(43));
    expect(at.problemOf(await attacker.go(bent))).toBe('again');
    expect(at.problemOf(await attacker.go(at.session('done')))).toBe('again');
  });

  test('with a code that was taken already leads to the sign-in page', async () => {
    const robin = account('robin');
    await at.letIn(robin.email);
    await at.comeAs(new Visitor(), robin);
    const visitor = new Visitor();
    const address = await at.comeHalfway(visitor, robin);
    const journey = visitor.header(address);
    expect((await visitor.ask(address)).cookies.join()).toContain('foyer_portal=ey');
    const replayed = await fetch(address, { headers: { cookie: journey }, redirect: 'manual' });
    expect(replayed.headers.get('location')).toBe('/sign-in/?problem=failed');
    expect(replayed.headers.getSetCookie().join()).not.toContain('foyer_portal=');
  });

  test('with a code alone, as somebody who saw the address has it, gets no tokens', async () => {
    const robin = account('robin');
    await at.letIn(robin.email);
    await at.comeAs(new Visitor(), robin);
    const visitor = new Visitor();
    const address = await at.comeHalfway(visitor, robin);
    const begun = new URL(visitor.way.find((one) => one.includes('/oauth2/authorize')) ?? '');
    const exchange = await fetch(begun.href.replace(/authorize.*/, 'token'), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: begun.searchParams.get('client_id') ?? '',
        redirect_uri: begun.searchParams.get('redirect_uri') ?? '',
        code: address.searchParams.get('code') ?? '',
        code_verifier: 'guessed'.repeat(7),
      }),
    });
    expect([exchange.status, await exchange.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/api/portal/me',
    '/sign-in/',
    '/desk/',
  ])('never leads on to %s', async (next) => {
    const robin = account('robin');
    await at.letIn(robin.email);
    await at.comeAs(new Visitor(), robin);
    const arrived = await at.comeAs(new Visitor(), robin, { next });
    expect(arrived.url.href).toBe(`${at.site}/`);
  });

  test('with an answer of Cognito that is nobody’s leads to the sign-in page, after one more try', async () => {
    const visitor = new Visitor();
    const { location = '' } = await visitor.ask(at.startAt());
    const failed = (address: string) =>
      visitor.ask(
        at.session('done', {
          error: 'invalid_request',
          error_description: '<script>',
          state: new URL(address).searchParams.get('state') ?? '',
        }),
      );
    const second = await failed(location);
    expect(second.location).toContain('/oauth2/authorize?');
    expect((await failed(second.location ?? '')).location).toBe('/sign-in/?problem=failed');
  });
});
