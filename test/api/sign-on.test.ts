import { randomUUID } from 'node:crypto';
import { ListUsersCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import { stage, type Stage } from './stage.ts';
import { Visitor, type Visited } from './visitor.ts';

/** Signing in with the account of the own organisation, through the hosted endpoints and an identity provider as they are. */

const domain = 'marrowfield.example.com';
let world: Stage;
let site: string;
beforeAll(async () => {
  world = await stage();
  site = world.cloud.addresses.site;
});
afterAll(() => world.cloud.stop());

type Account = { id: string; email: string };
/** An account that no test used before; subjects tell upper and lower case apart. */
function account(name: string): Account {
  const mark = randomUUID().slice(0, 8);
  return { id: `Xy-${name}-${mark}`, email: `${name}.${mark}@${domain}` };
}

const access = (active: boolean) => ({ active, levels: ['standard-user'] });

/** A contact who may use the portal. */
async function letIn(email: string): Promise<string> {
  const answer = await world.call<{ contactId: string }>('admin', 'createContact', {
    body: { fields: { firstName: 'Robin', lastName: 'Reed', email }, access: access(true) },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await world.cloud.settled();
  return answer.body.contactId;
}

async function change(contactId: string, changes: { active?: boolean; email?: string }): Promise<void> {
  const { body } = await world.call<Contact>('admin', 'getContact', { params: { contactId } });
  const { status } = await world.call('admin', 'changeContact', {
    params: { contactId },
    body: {
      fields: { ...body.fields, ...(changes.email && { email: changes.email }) },
      access: access(changes.active ?? true),
      version: body.version,
    },
  });
  expect(status).toBe(204);
  await world.cloud.settled();
}

const session = (end: string, query: Record<string, string> = {}) =>
  `${site}/api/session/portal/sign-on/${end}?${new URLSearchParams(query)}`;
const startAt = (query: Record<string, string> = {}) => session('start', { domain, ...query });

/** To the organisation's own page, and there as this account. */
async function comeAs(visitor: Visitor, who: Account, query?: Record<string, string>): Promise<Visited> {
  const page = await visitor.go(startAt(query));
  expect(page.body).toContain('Who are you?');
  return visitor.go(page.url, who);
}

/** On the way back, but not there yet: the address with the code, which was not asked. */
async function comeHalfway(visitor: Visitor, who: Account): Promise<URL> {
  const page = await visitor.go(startAt());
  let answer = await visitor.ask(page.url, who);
  while (answer.location && !answer.location.startsWith(session('done').slice(0, -1)))
    answer = await visitor.ask(new URL(answer.location, answer.url));
  return new URL(answer.location ?? '');
}

const me = (visitor: Visitor) => visitor.ask(`${site}/api/portal/me`);
const whoIs = async (visitor: Visitor) => (JSON.parse((await me(visitor)).body) as { id: string }).id;
const problemOf = ({ url }: Visited) => (url.pathname === '/sign-in/' ? url.searchParams.get('problem') : '');
const post = (route: string, body: object, cookie = '') =>
  fetch(`${site}/api/session/portal/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
    body: JSON.stringify(body),
  });

async function usersLike(start: string): Promise<string[]> {
  const { Users = [] } = await new CognitoIdentityProviderClient({}).send(
    new ListUsersCommand({
      UserPoolId: process.env.CUSTOMERS_POOL_ID,
      Filter: `username ^= "${start}"`,
    }),
  );
  return Users.map(({ Username = '' }) => Username);
}

describe('somebody of an organisation', () => {
  test('comes in at the first visit as the contact that there is, and comes in again', async () => {
    const robin = account('robin');
    const contactId = await letIn(robin.email);
    const visitor = new Visitor();
    const arrived = await comeAs(visitor, robin, { next: '/tickets?x=1#top' });
    expect(arrived.url.href).toBe(`${site}/tickets?x=1#top`);
    expect(await whoIs(visitor)).toBe(contactId);

    const again = new Visitor();
    expect((await comeAs(again, { ...robin, email: robin.email.toUpperCase() })).url.pathname).toBe('/');
    expect(await whoIs(again)).toBe(contactId);
  });

  test('leaves nothing of the way in the browser: no journey, no session of Cognito', async () => {
    const robin = account('robin');
    await letIn(robin.email);
    const visitor = new Visitor();
    await comeAs(visitor, robin);
    expect([...visitor.jar.get(site)!.map(({ name }) => name)].toSorted()).toEqual([
      'foyer_portal',
      'foyer_portal_renew',
    ]);
    const hosted = new URL(world.cloud.awsConfig.endpoints['cognito-identity-provider'] ?? '').origin;
    expect(visitor.cookie(hosted, 'cognito')).toBeUndefined();
  });

  test('has cookies that no script reads, and a journey that other sites can only lead back to', async () => {
    const visitor = new Visitor();
    const { cookies, location = '' } = await visitor.ask(startAt());
    expect(cookies).toHaveLength(1);
    for (const flag of [
      'HttpOnly',
      'Secure',
      'SameSite=Lax',
      'Path=/api/session/portal/sign-on',
      'Max-Age=600',
    ])
      expect(cookies[0]).toContain(flag);
    const query = new URL(location).searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    // What proves who began stays here.
    const kept = Buffer.from(visitor.cookie(site, 'foyer_portal_sign_on') ?? '', 'base64url').toString();
    expect(location).not.toContain((JSON.parse(kept) as { verifier: string }).verifier);
  });

  test('renews the session with its own client, and ends it', async () => {
    const robin = account('robin');
    await letIn(robin.email);
    const visitor = new Visitor();
    await comeAs(visitor, robin, { remember: 'true' });
    const renew = () => post('renew', {}, visitor.header(new URL(`${site}/api/session/portal`)));
    const renewed = await renew();
    expect(renewed.status).toBe(204);
    expect(renewed.headers.getSetCookie().join()).toMatch(/foyer_portal=ey.*Max-Age=900/);
    expect((await post('sign-out', {}, visitor.header(new URL(`${site}/api/session/portal`)))).status).toBe(
      204,
    );
    expect((await renew()).status).toBe(401);
  });

  test('is welcomed without a password, and has none', async () => {
    const robin = account('robin');
    await letIn(robin.email);
    const mail = (await world.cloud.mails()).findLast(({ to }) => to.join().includes(robin.email));
    expect(mail?.text).toContain('Continue with Marrowfield Primary Trust');
    expect(mail?.text).not.toContain('password:');
    const known = { email: robin.email, password: 'Some-pass-12' };
    const unknown = { ...known, email: `nobody@${domain}` };
    const answers = await Promise.all(
      [known, unknown].flatMap((body) => [
        post('sign-in', body),
        post('forgot', { email: body.email }),
        post('reset', { ...body, code: '123456' }),
        post('new-password', { ...body, challenge: 'x' }),
      ]),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 409));
    const words = await Promise.all(
      answers.map(async (one) => ((await one.json()) as { detail: string }).detail),
    );
    expect(new Set(words).size).toBe(1);
  });

  test('is told by the domain alone where to sign in', async () => {
    const ask = async (query: string) =>
      (await world.call('nobody', 'getOrganisation', { query: { domain: query } })).body;
    const organisation = { name: 'Marrowfield Primary Trust', passwords: false };
    expect(await ask('Marrowfield.Example.com')).toEqual({ organisation });
    expect(await ask('example.com')).toEqual({});
    expect(await ask(`evil.${domain}`)).toEqual({});
  });
});

describe('nobody is let in, and nobody new is made', () => {
  /** What comes of a visit: the problem that is told, the answer of the portal, the users that were made. */
  async function visit(who: Account) {
    const visitor = new Visitor();
    const problem = problemOf(await comeAs(visitor, who));
    const { status } = await me(visitor);
    return { problem, status, made: await usersLike('marrowfield_') };
  }
  const turnedAway = (problem: string) => ({ problem, status: 401, made: [] });

  test('with an address that no contact has', async () => {
    expect(await visit(account('stranger'))).toEqual(turnedAway('no-access'));
  });

  test('whose access was ended, before or after the first visit', async () => {
    const early = account('early');
    await change(await letIn(early.email), { active: false });
    expect(await visit(early)).toEqual(turnedAway('no-access'));

    const late = account('late');
    const contactId = await letIn(late.email);
    const visitor = new Visitor();
    await comeAs(visitor, late);
    await change(contactId, { active: false });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await me(visitor)).status).toBe(401);
    const renew = await post('renew', {}, visitor.header(new URL(`${site}/api/session/portal`)));
    expect(renew.status).toBe(401);
    expect(await visit(late)).toEqual(turnedAway('no-access'));
  });

  test('with an address of a domain that the organisation may not vouch for', async () => {
    const email = `guest.${randomUUID().slice(0, 8)}@example.com`;
    await letIn(email);
    expect(await visit({ id: 'Guest', email })).toEqual(turnedAway('other-address'));
    expect(await visit({ id: 'Guest2', email: `x@evil-${domain}` })).toEqual(turnedAway('other-address'));
  });

  test('with an address that another account came with before, until access is given anew', async () => {
    const first = account('shared');
    const second = { ...first, id: `${first.id}-second` };
    const contactId = await letIn(first.email);
    await comeAs(new Visitor(), first);
    expect(await visit(second)).toEqual(turnedAway('other-account'));
    // The case of a subject matters.
    expect(await visit({ ...first, id: first.id.toLowerCase() })).toEqual(turnedAway('other-account'));
    await change(contactId, { active: false });
    await change(contactId, { active: true });
    const visitor = new Visitor();
    expect((await comeAs(visitor, second)).url.pathname).toBe('/');
    expect(await visit(first)).toEqual(turnedAway('other-account'));
  });

  test('as somebody else after a change of address in the directory', async () => {
    const [ann, ben] = [account('ann'), account('ben')];
    const ids = [await letIn(ann.email), await letIn(ben.email)];
    await comeAs(new Visitor(), ann);
    const visitor = new Visitor();
    await comeAs(visitor, { id: ann.id, email: ben.email });
    expect(await whoIs(visitor)).toBe(ids[0]);
    // And Ben comes as himself.
    const other = new Visitor();
    await comeAs(other, ben);
    expect(await whoIs(other)).toBe(ids[1]);
  });

  test('as a new contact who got the address of a former one', async () => {
    const before = account('before');
    const contactId = await letIn(before.email);
    await comeAs(new Visitor(), before);
    await change(contactId, { active: false, email: account('moved').email });
    await letIn(before.email);
    const visitor = new Visitor();
    const now = { id: `${before.id}-now`, email: before.email };
    expect((await comeAs(visitor, now)).url.pathname).toBe('/');
    expect(await whoIs(visitor)).not.toBe(contactId);
    expect(await visit({ ...before, email: `elsewhere@${domain}` })).toEqual(turnedAway('no-access'));
  });

  test('who went back at the organisation', async () => {
    const visitor = new Visitor();
    const page = await visitor.go(startAt({ next: '/tickets' }));
    const back = await visitor.go(page.url, { cancel: '1' });
    expect(problemOf(back)).toBe('cancelled');
    expect(back.url.searchParams.get('next')).toBe('/tickets');
  });

  test('for a domain that signs in nowhere else', async () => {
    expect(problemOf(await new Visitor().go(startAt({ domain: 'example.com' })))).toBe('failed');
  });
});

describe('a way back that is not the own', () => {
  test('without the journey of this browser, or with another state, leads to a new beginning', async () => {
    const robin = account('robin');
    await letIn(robin.email);
    const attacker = new Visitor();
    const stolen = await comeHalfway(attacker, robin);

    // Login CSRF: somebody is led to an address with the attacker's code.
    const victim = new Visitor();
    expect(problemOf(await victim.go(stolen))).toBe('again');
    await victim.ask(startAt());
    expect(problemOf(await victim.go(stolen))).toBe('again');
    expect((await me(victim)).status).toBe(401);

    // The attacker's own cookie in the hands of nobody else, the state changed.
    const bent = new URL(stolen);
    bent.searchParams.set('state', 'x'.repeat(43));
    expect(problemOf(await attacker.go(bent))).toBe('again');
    expect(problemOf(await attacker.go(session('done')))).toBe('again');
  });

  test('with a code that was taken already leads to the sign-in page', async () => {
    const robin = account('robin');
    await letIn(robin.email);
    const visitor = new Visitor();
    const address = await comeHalfway(visitor, robin);
    const journey = visitor.header(address);
    expect((await visitor.ask(address)).cookies.join()).toContain('foyer_portal=ey');
    const replayed = await fetch(address, { headers: { cookie: journey }, redirect: 'manual' });
    expect(replayed.headers.get('location')).toBe('/sign-in/?problem=failed');
    expect(replayed.headers.getSetCookie().join()).not.toContain('foyer_portal=');
  });

  test('with a code alone, as somebody who saw the address has it, gets no tokens', async () => {
    const robin = account('robin');
    await letIn(robin.email);
    const visitor = new Visitor();
    await comeAs(visitor, robin);
    const again = new Visitor();
    const address = await comeHalfway(again, robin);
    const begun = new URL(again.way.find((one) => one.includes('/oauth2/authorize')) ?? '');
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
    await letIn(robin.email);
    const arrived = await comeAs(new Visitor(), robin, { next });
    expect(arrived.url.href).toBe(`${site}/`);
  });

  test('with an answer of Cognito that is nobody’s leads to the sign-in page, after one more try', async () => {
    const visitor = new Visitor();
    const { location = '' } = await visitor.ask(startAt());
    const failed = (at: string) =>
      visitor.ask(
        session('done', {
          error: 'invalid_request',
          error_description: '<script>',
          state: new URL(at).searchParams.get('state') ?? '',
        }),
      );
    const second = await failed(location);
    expect(second.location).toContain('/oauth2/authorize?');
    expect((await failed(second.location ?? '')).location).toBe('/sign-in/?problem=failed');
  });
});
