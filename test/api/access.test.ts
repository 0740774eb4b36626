import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audited } from './audit.ts';
import { signIn } from './accounts.ts';
import { stage, type Stage } from './stage.ts';

/** A contact's way in and out: welcome mail, first password, forgotten password, end of access. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const post = (path: string, body: object, cookie = '') =>
  fetch(`${world.cloud.addresses.site}/api/session/portal/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
    body: JSON.stringify(body),
  });
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
const mailTo = async (email: string, subject: RegExp) => {
  await world.cloud.settled();
  const found = (await world.cloud.mails()).filter(
    (mail) => mail.to.join().includes(email) && subject.test(mail.subject),
  );
  return found.at(-1);
};
const me = async (cookie: string): Promise<number> =>
  (await fetch(`${world.cloud.addresses.site}/api/portal/me`, { headers: { cookie } })).status;

const person = (email: string, active = true) => ({
  fields: { firstName: 'Åsa', lastName: 'Ødegård', email },
  access: { active, levels: ['standard-user'] },
});

async function activate(email: string): Promise<{ contactId: string; password: string }> {
  const saved = await world.call<{ contactId: string }>('admin', 'createContact', { body: person(email) });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  const mail = await mailTo(email, /^Welcome/);
  const password = /One-time password: (\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(password.length).toBeGreaterThanOrEqual(12);
  return { contactId: saved.body.contactId, password };
}

it('welcomes, asks for an own password, lets in, and shuts out within a second', async () => {
  const email = `new-${randomUUID().slice(0, 8)}@example.com`;
  const { contactId, password } = await activate(email);
  const first = (await (await post('sign-in', { email, password })).json()) as {
    state: string;
    challenge: string;
  };
  expect(first.state).toBe('new-password');
  const weak = await post('new-password', { email, challenge: first.challenge, password: 'short' });
  expect(weak.status).toBe(422);
  const chosen = await post('new-password', {
    email,
    challenge: first.challenge,
    password: 'My-own-secret-9',
  });
  expect(await chosen.clone().json()).toEqual({ state: 'signed-in' });
  const cookie = cookiesOf(chosen);
  expect(await me(cookie)).toBe(200);
  for (const header of chosen.headers.getSetCookie())
    expect(header).toMatch(/HttpOnly; Secure; SameSite=Strict/);

  const contact = (await world.call<{ version: number }>('admin', 'getContact', { params: { contactId } }))
    .body;
  const ended = await world.call('admin', 'changeContact', {
    params: { contactId },
    body: { ...person(email, false), version: contact.version },
  });
  expect(ended.status).toBe(204);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await me(cookie)).toBe(401);
  await world.cloud.settled();
  expect((await signIn(world.cloud.addresses.site, 'portal', email, 'My-own-secret-9')).status).toBe(422);
  expect((await post('renew', {}, cookie)).status).toBe(401);
});

it('refuses a change by somebody whose access ended, at once', async () => {
  const email = `writer-${randomUUID().slice(0, 8)}@example.com`;
  const { contactId, password } = await activate(email);
  const { challenge } = (await (await post('sign-in', { email, password })).json()) as { challenge: string };
  const cookie = cookiesOf(await post('new-password', { email, challenge, password: 'My-own-secret-9' }));
  const { version } = (
    await world.call<{ version: number }>('admin', 'getContact', { params: { contactId } })
  ).body;
  await world.call('admin', 'changeContact', {
    params: { contactId },
    body: { ...person(email, false), version },
  });
  const { site } = world.places;
  const answer = await fetch(`${world.cloud.addresses.site}/api/portal/tickets`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      type: 'query',
      siteId: site,
      contactId,
      title: 'Too late',
      description: 'x',
      customerReference: 'x',
    }),
  });
  expect(answer.status).toBe(401);
});

it('gives a new password by mail, and the same answer to strangers', async () => {
  const email = `forgot-${randomUUID().slice(0, 8)}@example.com`;
  const { password } = await activate(email);
  const { challenge } = (await (await post('sign-in', { email, password })).json()) as { challenge: string };
  const chosen = await post('new-password', { email, challenge, password: 'My-own-secret-9' });
  const thief = cookiesOf(chosen);
  expect((await post('forgot', { email })).status).toBe(204);
  expect((await post('forgot', { email: 'stranger@example.com' })).status).toBe(204);
  const mail = await mailTo(email, /code/i);
  const code = /\b(\d{6})\b/.exec(mail?.html.replaceAll(/#[0-9a-f]{6}/g, '') ?? '')?.[1] ?? '';
  expect(
    (await post('reset', { email, code: code === '000000' ? '000001' : '000000', password: 'Another-one-8' }))
      .status,
  ).toBe(422);
  expect((await post('reset', { email, code, password: 'Another-one-8' })).status).toBe(204);
  expect((await signIn(world.cloud.addresses.site, 'portal', email, 'Another-one-8')).status).toBe(200);
  // Whoever was in with the old password is out, now and at the next renewal.
  expect((await post('renew', {}, thief)).status).toBe(401);
  const changed = await mailTo(email, /^Your password was changed/);
  expect(changed).toBeDefined();
  expect(await audited(world)).toContain('Åsa Ødegård chose a new password with a code by mail');
});

it('says the same of a wrong password and of an unknown address', async () => {
  const known = await signIn(world.cloud.addresses.site, 'portal', world.people.standard.email, 'wrong');
  const unknown = await signIn(world.cloud.addresses.site, 'portal', 'stranger@example.com', 'wrong');
  const words = ({ body, status }: typeof known) => ({ ...(body as object), status, requestId: undefined });
  expect(words(known)).toEqual(words(unknown));
});

it('lets nobody give rights that they do not have, or take their own admin rights away', async () => {
  const { admin } = world.people;
  const { body: self } = await world.call<{ version: number; fields: object }>('admin', 'getContact', {
    params: { contactId: admin.id },
  });
  const change = (access: object) =>
    world.call<{ fields?: { path: string }[] }>('admin', 'changeContact', {
      params: { contactId: admin.id },
      body: { fields: self.fields, access, version: self.version },
    });
  expect((await change({ active: false, levels: ['admin-user'] })).body.fields?.[0]?.path).toBe(
    'access.active',
  );
  expect((await change({ active: true, levels: ['standard-user'] })).body.fields?.[0]?.path).toBe(
    'access.levels',
  );
});

it('sign-out ends the session for good', async () => {
  const { cookie } = await signIn(world.cloud.addresses.site, 'portal', world.people.colleague.email);
  expect(await me(cookie)).toBe(200);
  const out = await post('sign-out', {}, cookie);
  expect(out.headers.getSetCookie().every((header) => header.includes('Max-Age=0'))).toBe(true);
  expect((await post('renew', {}, cookie)).status).toBe(401);
});
