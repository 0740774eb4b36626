import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../../local/cognito/totp.ts';
import { password, type PersonName } from './accounts.ts';
import { audited } from './audit.ts';
import { Browser } from './browser.ts';
import { stage, type Stage } from './stage.ts';

/** The second factor by an authenticator app (A9), through the real functions, at both doors. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const doorOf = (person: PersonName) =>
  person === 'technician' || person === 'administrator' ? 'desk' : 'portal';
/** Each code is good once: the next one is of the half minute after. Cognito takes one step early or late. */
const codeNow = (secret: string, steps = 0) => totpCode(secret, Date.now() + steps * 30_000);
const mailsTo = async (email: string, subject: RegExp) => {
  await world.cloud.settled();
  return (await world.cloud.mails()).filter(
    (mail) => mail.to.join().includes(email) && subject.test(mail.subject),
  );
};

/** Signs in and sets up an app; gives its secret and the recovery codes. */
async function setUp(person: PersonName) {
  const browser = new Browser(world, doorOf(person));
  const { email } = world.people[person];
  expect((await browser.signIn(email)).body.state).toBe('signed-in');
  const begun = await browser.account('second-factor/begin', { password });
  expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  const secret = begun.body.secret ?? '';
  const done = await browser.account('second-factor/confirm', { code: codeNow(secret) });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return { browser, email, secret, codes: done.body.recoveryCodes ?? [] };
}

describe.each(['own', 'technician'] as const)('%s', (person) => {
  it('sets up an app, signs in with it, and turns it off', async () => {
    const browser = new Browser(world, doorOf(person));
    const { email } = world.people[person];
    await browser.signIn(email);
    expect(await browser.factor()).toEqual({ codesLeft: 0, required: false });
    const wrong = await browser.account('second-factor/begin', { password: 'Not-mine-123' });
    expect(wrong.body.fields?.[0]?.path).toBe('password');
    const begun = await browser.account('second-factor/begin', { password });
    const secret = begun.body.secret ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{32,}$/);
    const right = codeNow(secret);
    const other = right === '000000' ? '111111' : '000000';
    const mistyped = await browser.account('second-factor/confirm', { code: other });
    expect(mistyped.body.fields?.[0]?.path).toBe('code');
    const typed = `${right.slice(0, 3)} ${right.slice(3)}`;
    const done = await browser.account('second-factor/confirm', { code: typed });
    expect(done.body.recoveryCodes).toHaveLength(10);
    expect(new Set(done.body.recoveryCodes).size).toBe(10);
    expect(await browser.factor()).toMatchObject({ codesLeft: 10, since: expect.any(String) });
    expect(await mailsTo(email, /^Your second factor is set up/)).toHaveLength(1);
    // What the set-up kept in the browser is taken back.
    expect(browser.names.filter((name) => name.includes('set_up'))).toEqual([]);

    const next = new Browser(world, browser.door);
    const asked = await next.signIn(email);
    expect(asked.body.state).toBe('second-factor');
    expect(next.names).toEqual([]);
    const answer = (code: string, challenge = asked.body.challenge) =>
      next.session('second-factor', { email, challenge, code });
    expect((await answer(other)).body.fields?.[0]?.path).toBe('code');
    const code = codeNow(secret, 1);
    expect((await answer(code)).body.state).toBe('signed-in');
    // The same code once more, of somebody who looked over the shoulder.
    const again = await next.signIn(email);
    const replayed = await answer(code, again.body.challenge);
    expect([replayed.status, replayed.body.fields?.[0]?.message]).toEqual([
      422,
      expect.stringContaining('used already'),
    ]);
    expect((await answer('123456', 'no-challenge-of-ours')).status).toBe(409);

    const half = await next.account('second-factor/end', { password, code: '000000' });
    expect(half.status).toBe(422);
  });
});

it('a recovery code lets in once, of two at once only one, and the app is asked for again after', async () => {
  const { email, codes } = await setUp('colleague');
  const use = (code: string) =>
    new Browser(world, 'portal').session('recovery-code', { email, password, code }).then(({ body }) => body);
  expect((await use('aaaaa-aaaaa')).fields?.[0]?.path).toBe('code');
  const [first = ''] = codes;
  const both = await Promise.all([use(first), use(first.toUpperCase().replace('-', ' '))]);
  expect(both.map(({ state }) => state).filter((state) => state === 'signed-in')).toHaveLength(1);
  expect((await use(first)).fields?.[0]?.message).toContain('used already');
  expect((await new Browser(world, 'portal').signIn(email)).body.state).toBe('second-factor');
  const mails = await mailsTo(email, /^A recovery code of yours was used/);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain('9 codes are left');
  expect(await audited(world)).toContain(
    'Colleague Example used a recovery code in the place of the authenticator app',
  );
  const wrong = await new Browser(world, 'portal').session('recovery-code', {
    email,
    password: 'Not-mine-123',
    code: codes[1],
  });
  expect(wrong.body.fields?.[0]?.path).toBe('password');
});

it('a recovery code is good once, whatever key the request carries', async () => {
  const { email, codes } = await setUp('administrator');
  const [first = '', second = ''] = codes;
  const key = randomUUID();
  const use = (code: string) =>
    world.call<{ state?: string }>('nobody', 'useRecoveryCode', {
      params: { door: 'desk' },
      body: { email, password, code },
      key,
    });
  expect((await use(first)).body.state).toBe('signed-in');
  expect((await use(second)).body.state).toBe('signed-in');
  expect((await use(second)).status).toBe(422);
  expect((await use(first)).status).toBe(422);
});

it('a recovery code moves to another app when the old one is gone', async () => {
  const { browser, email, codes } = await setUp('admin');
  expect((await browser.account('second-factor/begin', { password, code: 'aaaaa-aaaaa' })).status).toBe(422);
  const moved = await browser.account('second-factor/begin', { password, code: codes[0] });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  const secret = moved.body.secret ?? '';
  const done = await browser.account('second-factor/confirm', { code: codeNow(secret) });
  expect(done.body.recoveryCodes).toHaveLength(10);
  const next = new Browser(world, 'portal');
  const asked = await next.signIn(email);
  expect(asked.body.state).toBe('second-factor');
  const code = codeNow(secret, 1);
  const answered = await next.session('second-factor', { email, challenge: asked.body.challenge, code });
  expect(answered.body.state).toBe('signed-in');
  const [spare = ''] = done.body.recoveryCodes ?? [];
  expect((await next.account('second-factor/end', { password, code: spare })).status).toBe(204);
  expect((await new Browser(world, 'portal').signIn(email)).body.state).toBe('signed-in');
});

it('never lets in without the app, even when the user pool has forgotten to ask', async () => {
  const { email } = await setUp('standard');
  const { AdminSetUserMFAPreferenceCommand, CognitoIdentityProviderClient } =
    await import('@aws-sdk/client-cognito-identity-provider');
  await new CognitoIdentityProviderClient({}).send(
    new AdminSetUserMFAPreferenceCommand({
      UserPoolId: process.env.CUSTOMERS_POOL_ID,
      Username: email,
      SoftwareTokenMfaSettings: { Enabled: false },
    }),
  );
  const browser = new Browser(world, 'portal');
  expect((await browser.signIn(email)).body.state).toBe('second-factor');
  expect(browser.names).toEqual([]);
});

it('the token that sets up an app opens no route, and cannot be read or carried elsewhere', async () => {
  const browser = new Browser(world, 'portal');
  await browser.signIn(world.people.local.email);
  await browser.account('second-factor/begin', { password });
  const sealed = browser.valueOf('foyer_portal_set_up');
  expect(sealed.length).toBeGreaterThan(100);
  expect(sealed).not.toContain('.');
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('local@example.com');
  const me = await fetch(`${world.cloud.addresses.site}/api/portal/me`, {
    headers: { cookie: `foyer_portal=${sealed}` },
  });
  expect(me.status).toBe(401);
  // Somebody else's session with this cookie: it is bound to the person who began.
  const thief = new Browser(world, 'portal');
  await thief.signIn(world.people.outsider.email);
  const stolen = await fetch(`${world.cloud.addresses.site}/api/portal/account/second-factor/confirm`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      cookie: `foyer_portal=${thief.valueOf('foyer_portal')}; foyer_portal_set_up=${sealed}`,
    },
    body: JSON.stringify({ code: '123456' }),
  });
  expect([409, 422]).toContain(stolen.status);
});

it('wrong codes are counted like wrong passwords', async () => {
  const { email, secret } = await setUp('admin');
  const browser = new Browser(world, 'portal');
  const { body } = await browser.signIn(email);
  const right = codeNow(secret, 1);
  const wrong = right === '000000' ? '111111' : '000000';
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++)
    statuses.push(
      (await browser.session('second-factor', { email, challenge: body.challenge, code: wrong })).status,
    );
  expect(statuses).toEqual([422, 422, 422, 422, 429]);
});

it('keeps neither secret nor recovery code in events, audit trail and mails', async () => {
  const { codes, secret } = await setUp('outsider');
  await world.cloud.settled();
  const mails = JSON.stringify(await world.cloud.mails());
  const audit = JSON.stringify(
    (
      await world.call('administrator', 'listAudit', {
        params: { companyId: world.places.other },
        query: { month: new Date().toISOString().slice(0, 7) },
      })
    ).body,
  );
  expect(audit).toContain('set up a second factor');
  for (const text of [secret, ...codes]) expect(mails + audit).not.toContain(text);
});
