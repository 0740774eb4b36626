import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, domain, signOnAt, type Account, type SignOn } from './sign-on.ts';
import { stage, type Stage } from './stage.ts';
import { Visitor } from './visitor.ts';

/** Who comes in with the account of the own organisation, through the hosted endpoints and an identity provider as they are. */

let world: Stage;
let at: SignOn;
beforeAll(async () => {
  world = await stage();
  at = signOnAt(world);
});
afterAll(() => world.cloud.stop());

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
    const contactId = await at.letIn(robin.email);
    const visitor = new Visitor();
    const arrived = await at.comeAs(visitor, robin, { next: '/tickets?x=1#top' });
    expect(arrived.url.href).toBe(`${at.site}/tickets?x=1#top`);
    expect(await at.whoIs(visitor)).toBe(contactId);

    const again = new Visitor();
    expect((await at.comeAs(again, { ...robin, email: robin.email.toUpperCase() })).url.pathname).toBe('/');
    expect(await at.whoIs(again)).toBe(contactId);
  });

  test('is shown at the desk by the domain of the address, at that company alone', async () => {
    await at.letIn(account('robin').email);
    const shown = async (companyId: string) =>
      (await world.call<{ signOn: object[] }>('technician', 'getCompany', { params: { companyId } })).body
        .signOn;
    expect(await shown(world.places.company)).toEqual([
      { name: 'Marrowfield Primary Trust', domains: [domain], passwords: false },
    ]);
    expect(await shown(world.places.other)).toEqual([]);
  });

  test('comes in at the first visit in two windows at the same time', async () => {
    const robin = account('robin');
    const contactId = await at.letIn(robin.email);
    const visitors = [new Visitor(), new Visitor(), new Visitor()];
    await Promise.all(visitors.map((visitor) => at.comeAs(visitor, robin)));
    expect(await Promise.all(visitors.map(at.whoIs))).toEqual(visitors.map(() => contactId));
  });

  test('leaves nothing of the way in the browser: no journey, no session of Cognito', async () => {
    const robin = account('robin');
    await at.letIn(robin.email);
    const visitor = new Visitor();
    await at.comeAs(visitor, robin);
    expect([...visitor.jar.get(at.site)!.map(({ name }) => name)].toSorted()).toEqual([
      'foyer_portal',
      'foyer_portal_renew',
    ]);
    const hosted = new URL(world.cloud.awsConfig.endpoints['cognito-identity-provider'] ?? '').origin;
    expect(visitor.cookie(hosted, 'cognito')).toBeUndefined();
  });

  test('has cookies that no script reads, and a journey that other sites can only lead back to', async () => {
    const visitor = new Visitor();
    const { cookies, location = '' } = await visitor.ask(at.startAt());
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
    const kept = Buffer.from(visitor.cookie(at.site, 'foyer_portal_sign_on') ?? '', 'base64url').toString();
    expect(location).not.toContain((JSON.parse(kept) as { verifier: string }).verifier);
  });

  test('renews the session with its own client, and ends it', async () => {
    const robin = account('robin');
    await at.letIn(robin.email);
    const visitor = new Visitor();
    await at.comeAs(visitor, robin, { remember: 'true' });
    const renew = () => at.post('renew', {}, visitor.header(new URL(`${at.site}/api/session/portal`)));
    const renewed = await renew();
    expect(renewed.status).toBe(204);
    expect(renewed.headers.getSetCookie().join()).toMatch(/foyer_portal=ey.*Max-Age=900/);
    expect(
      (await at.post('sign-out', {}, visitor.header(new URL(`${at.site}/api/session/portal`)))).status,
    ).toBe(204);
    expect((await renew()).status).toBe(401);
  });

  test('is welcomed without a password, and has none', async () => {
    const robin = account('robin');
    await at.letIn(robin.email);
    const mail = (await world.cloud.mails()).findLast(({ to }) => to.join().includes(robin.email));
    expect(mail?.text).toContain('Continue with Marrowfield Primary Trust');
    expect(mail?.text).not.toContain('password:');
    const known = { email: robin.email, password: 'Some-pass-12' };
    const unknown = { ...known, email: `nobody@${domain}` };
    const answers = await Promise.all(
      [known, unknown].flatMap((body) => [
        at.post('sign-in', body),
        at.post('forgot', { email: body.email }),
        at.post('reset', { ...body, code: '123456' }),
        at.post('new-password', { ...body, challenge: 'x' }),
      ]),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 409));
    const words = await Promise.all(
      answers.map(async (one) => ((await one.json()) as { detail: string }).detail),
    );
    expect(new Set(words).size).toBe(1);
  });

  test('reads on the own account where the password is kept', async () => {
    const robin = account('robin');
    await at.letIn(robin.email);
    const visitor = new Visitor();
    await at.comeAs(visitor, robin);
    const { body } = await visitor.ask(`${at.site}/api/portal/account/password`);
    expect(JSON.parse(body)).toEqual({ organisation: 'Marrowfield Primary Trust' });
    expect((await world.call('standard', 'getOwnPassword')).body).toEqual({});
    const changed = await fetch(`${at.site}/api/portal/account/password`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        cookie: visitor.header(new URL(`${at.site}/api/portal/account/password`)),
      },
      body: JSON.stringify({ current: 'Some-pass-12', password: 'Other-pass-12' }),
    });
    expect(changed.status).toBe(409);
    const recovery = { email: robin.email, password: 'Some-pass-12', code: 'aaaaa-aaaaa' };
    const params = { door: 'portal' };
    expect((await world.call('nobody', 'useRecoveryCode', { params, body: recovery })).status).toBe(409);
    const moved = await fetch(`${at.site}/api/portal/profile/address`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        cookie: visitor.header(new URL(`${at.site}/api/portal/profile/address`)),
      },
      body: JSON.stringify({ email: 'robin@private.example.com', password: 'Some-pass-12' }),
    });
    const { fields } = (await moved.json()) as { fields?: { path: string }[] };
    expect([moved.status, fields?.[0]?.path]).toEqual([422, 'email']);
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
    const problem = at.problemOf(await at.comeAs(visitor, who));
    const { status } = await at.me(visitor);
    return { problem, status, made: await usersLike('marrowfield_') };
  }
  const turnedAway = (problem: string) => ({ problem, status: 401, made: [] });

  test('with an address that no contact has', async () => {
    expect(await visit(account('stranger'))).toEqual(turnedAway('no-access'));
  });

  test('whose access was ended, before or after the first visit', async () => {
    const early = account('early');
    await at.change(await at.letIn(early.email), { active: false });
    expect(await visit(early)).toEqual(turnedAway('no-access'));

    const late = account('late');
    const contactId = await at.letIn(late.email);
    const visitor = new Visitor();
    await at.comeAs(visitor, late);
    await at.change(contactId, { active: false });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await at.me(visitor)).status).toBe(401);
    const renew = await at.post('renew', {}, visitor.header(new URL(`${at.site}/api/session/portal`)));
    expect(renew.status).toBe(401);
    expect(await visit(late)).toEqual(turnedAway('no-access'));
  });

  test('with an address of a domain that the organisation may not vouch for', async () => {
    const email = `guest.${randomUUID().slice(0, 8)}@example.com`;
    await at.letIn(email);
    expect(await visit({ id: 'Guest', email })).toEqual(turnedAway('other-address'));
    expect(await visit({ id: 'Guest2', email: `x@evil-${domain}` })).toEqual(turnedAway('other-address'));
  });

  test('with an address that another account came with before, until access is given anew', async () => {
    const first = account('shared');
    const second = { ...first, id: `${first.id}-second` };
    const contactId = await at.letIn(first.email);
    await at.comeAs(new Visitor(), first);
    expect(await visit(second)).toEqual(turnedAway('other-account'));
    // The case of a subject matters.
    expect(await visit({ ...first, id: first.id.toLowerCase() })).toEqual(turnedAway('other-account'));
    await at.change(contactId, { active: false });
    await at.change(contactId, { active: true });
    const visitor = new Visitor();
    expect((await at.comeAs(visitor, second)).url.pathname).toBe('/');
    expect(await visit(first)).toEqual(turnedAway('other-account'));
  });

  test('as somebody else after a change of address in the directory', async () => {
    const [ann, ben] = [account('ann'), account('ben')];
    const ids = [await at.letIn(ann.email), await at.letIn(ben.email)];
    await at.comeAs(new Visitor(), ann);
    const visitor = new Visitor();
    await at.comeAs(visitor, { id: ann.id, email: ben.email });
    expect(await at.whoIs(visitor)).toBe(ids[0]);
    // And Ben comes as himself.
    const other = new Visitor();
    await at.comeAs(other, ben);
    expect(await at.whoIs(other)).toBe(ids[1]);
  });

  test('as a new contact who got the address of a former one', async () => {
    const before = account('before');
    const contactId = await at.letIn(before.email);
    await at.comeAs(new Visitor(), before);
    await at.change(contactId, { active: false, email: account('moved').email });
    await at.letIn(before.email);
    const visitor = new Visitor();
    const now = { id: `${before.id}-now`, email: before.email };
    expect((await at.comeAs(visitor, now)).url.pathname).toBe('/');
    expect(await at.whoIs(visitor)).not.toBe(contactId);
    expect(await visit({ ...before, email: `elsewhere@${domain}` })).toEqual(turnedAway('no-access'));
  });

  test('who went back at the organisation', async () => {
    const visitor = new Visitor();
    const page = await visitor.go(at.startAt({ next: '/tickets' }));
    const back = await visitor.go(page.url, { cancel: '1' });
    expect(at.problemOf(back)).toBe('cancelled');
    expect(back.url.searchParams.get('next')).toBe('/tickets');
  });

  test('for a domain that signs in nowhere else', async () => {
    expect(at.problemOf(await new Visitor().go(at.startAt({ domain: 'example.com' })))).toBe('failed');
  });
});
