import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { totpCode } from '../../local/cognito/totp.ts';
import { Browser } from './browser.ts';
import { password, type PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';

/** Who must have a second factor (A9), and what is done for somebody who lost it. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const codeNow = (secret: string, steps = 0) => totpCode(secret, Date.now() + steps * 30_000);
const mailsTo = async (email: string, subject: RegExp) => {
  await world.cloud.settled();
  return (await world.cloud.mails()).filter(
    (mail) => mail.to.join().includes(email) && subject.test(mail.subject),
  );
};
async function require(staff: boolean, customers: boolean): Promise<void> {
  const { body } = await world.call<{ version: number }>('administrator', 'getSettings');
  const change = { body: { secondFactor: { staff, customers }, version: body.version } };
  expect((await world.call('administrator', 'changeSecondFactor', change)).status).toBe(204);
}
const enter = async (person: PersonName) => {
  const browser = new Browser(world, person === 'technician' ? 'desk' : 'portal');
  return { browser, body: (await browser.signIn(world.people[person].email)).body };
};
/** Is led through the set-up, and signed in with its first code. */
async function ledThrough(person: PersonName) {
  const { browser, body } = await enter(person);
  expect(body.state).toBe('set-up');
  const secret = body.secret ?? '';
  const done = await browser.session('set-up', { code: codeNow(secret) });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return { browser, secret, codes: done.body.recoveryCodes ?? [] };
}

it('leads whoever has none through the set-up before any session begins', async () => {
  const before = (await enter('own')).browser;
  await require(false, true);
  const { browser, body } = await enter('own');
  expect(body.state).toBe('set-up');
  expect(browser.names.toSorted()).toEqual(['foyer_portal_pending', 'foyer_portal_set_up']);
  const secret = body.secret ?? '';
  const right = codeNow(secret);
  const wrong = await browser.session('set-up', { code: right === '000000' ? '111111' : '000000' });
  expect(wrong.body.fields?.[0]?.path).toBe('code');
  // Half of what is kept is nothing; nor is it good for somebody else.
  expect((await new Browser(world, 'portal').session('set-up', { code: right })).status).toBe(409);
  const done = await browser.session('set-up', { code: right });
  expect(done.body.recoveryCodes).toHaveLength(10);
  expect(browser.names.toSorted()).toEqual(['foyer_portal', 'foyer_portal_renew']);
  expect(await browser.factor()).toMatchObject({ required: true, codesLeft: 10 });
  expect((await browser.session('renew')).status).toBe(204);
  expect((await browser.account('second-factor/end', { password, code: codeNow(secret, 1) })).status).toBe(
    409,
  );
  expect((await enter('own')).body.state).toBe('second-factor');
  // Staff are another matter, and whoever has one now keeps the session of before.
  expect((await enter('technician')).body.state).toBe('signed-in');
  expect((await before.session('renew')).status).toBe(204);
});

it('ends sessions without one when they are renewed', async () => {
  await require(false, false);
  const { browser } = await enter('standard');
  expect((await browser.session('renew')).status).toBe(204);
  await require(false, true);
  expect((await browser.session('renew')).status).toBe(401);
  await require(false, false);
});

it('a company may ask it of its own people', async () => {
  const before = await world.call('admin', 'getFactorRule');
  expect(before.body).toEqual({ required: false, byProvider: false });
  expect((await world.call('own', 'changeFactorRule', { body: { required: true } })).status).toBe(403);
  expect((await world.call('admin', 'changeFactorRule', { body: { required: true } })).status).toBe(204);
  expect((await enter('local')).body.state).toBe('set-up');
  expect((await enter('outsider')).body.state).toBe('signed-in');
  const seen = await world.call('technician', 'getCompanyFactorRule', {
    params: { companyId: world.places.company },
  });
  expect(seen.body).toEqual({ required: true, byProvider: false });
  const { colleague } = world.people;
  expect((await ledThrough('colleague')).codes).toHaveLength(10);

  const reset = (person: PersonName, contactId: string, key = randomUUID()) =>
    world.call(person, 'resetSecondFactor', { params: { contactId }, key });
  expect((await reset('standard', colleague.id)).status).toBe(403);
  expect((await reset('outsider', colleague.id)).status).toBe(404);
  const key = randomUUID();
  expect((await reset('admin', colleague.id, key)).status).toBe(204);
  expect((await reset('admin', colleague.id, key)).status).toBe(204);
  expect((await reset('admin', colleague.id)).status).toBe(409);
  expect((await enter('colleague')).body.state).toBe('set-up');
  const mails = await mailsTo(colleague.email, /^Your second factor was reset/);
  expect(mails).toHaveLength(1);
  const audit = await world.call('administrator', 'listAudit', {
    params: { companyId: world.places.company },
    query: { month: new Date().toISOString().slice(0, 7) },
  });
  expect(JSON.stringify(audit.body)).toContain('Reset the second factor of Colleague Example');
  await world.call('technician', 'changeCompanyFactorRule', {
    params: { companyId: world.places.company },
    body: { required: false },
  });
  expect((await enter('local')).body.state).toBe('signed-in');
});

it('nobody resets the own one; the desk resets a customer, administrators reset staff', async () => {
  await world.call('admin', 'changeFactorRule', { body: { required: true } });
  await ledThrough('admin');
  const self = await world.call<{ code: string }>('admin', 'resetSecondFactor', {
    params: { contactId: world.people.admin.id },
  });
  expect([self.status, self.body.code]).toEqual([409, 'out-of-turn']);
  const params = { companyId: world.places.company, contactId: world.people.admin.id };
  expect((await world.call('technician', 'resetCompanySecondFactor', { params })).status).toBe(204);

  await require(true, false);
  await ledThrough('technician');
  const member = { params: { staffId: world.people.technician.id } };
  expect((await world.call('technician', 'resetStaffSecondFactor', member)).status).toBe(403);
  expect((await world.call('administrator', 'resetStaffSecondFactor', member)).status).toBe(204);
  expect(await mailsTo(world.people.technician.email, /^Your second factor was reset/)).toHaveLength(1);
  await require(false, false);
  expect((await enter('technician')).body.state).toBe('signed-in');
});
