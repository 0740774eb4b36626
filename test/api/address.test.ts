import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CompanyId } from '../../lambdas/platform/context.ts';
import { readAddressChange } from '../../lambdas/profile/address.table.ts';
import type { Profile } from '../../lambdas/profile/profile.model.ts';
import { password, signIn, type PersonName } from './accounts.ts';
import { stage, type Call, type Stage } from './stage.ts';

/** A new sign-in address, verified before it counts (A10). */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Told = { code?: string; detail?: string; email?: string; fields?: { path: string; message: string }[] };
const ask = (person: PersonName, email: string, call: Call = {}) =>
  world.call<Told>(person, 'askAddress', { body: { email, password }, ...call });
const confirm = (person: PersonName, code: string, call: Call = {}) =>
  world.call<Told>(person, 'confirmAddress', { body: { code }, ...call });
const mails = async (to: string) => {
  await world.cloud.settled();
  return (await world.cloud.mails()).filter((mail) => mail.to.join().includes(to));
};
const codeIn = (text: string): string => /Code: (\d{6})/.exec(text)?.[1] ?? '';
const codeTo = async (to: string): Promise<string> => codeIn((await mails(to)).at(-1)?.text ?? '');
const profile = async (person: PersonName) => (await world.call<Profile>(person, 'getProfile')).body;
const other = (code: string): string => (code === '000000' ? '000001' : '000000');
const newAddress = (): string => `new-${randomUUID().slice(0, 8)}@example.com`;
/** Signs in again: the session goes on with a new token, which these tests' cookies do not follow. */
const enter = async (person: PersonName, email: string): Promise<number> => {
  const { status, cookie } = await signIn(world.cloud.addresses.site, 'portal', email);
  if (status === 200) Object.assign(world.people[person], { cookie, email });
  return status;
};

beforeEach(() => world.cloud.settled());

it('is asked for with the password alone', async () => {
  const to = newAddress();
  const without = await world.call<Told>('outsider', 'askAddress', { body: { email: to } });
  expect([without.status, without.body.fields?.[0]?.path]).toEqual([422, 'password']);
  const wrong = await ask('outsider', to, { body: { email: to, password: 'Not-mine-123' } });
  expect([wrong.status, wrong.body.fields?.[0]?.path]).toEqual([422, 'password']);
  expect(await mails(to)).toEqual([]);
});

it('changes with the code from the mail: the old address works until then, and is told', async () => {
  const email = newAddress();
  const asked = await ask('standard', email.toUpperCase());
  expect([asked.status, asked.body.email]).toEqual([200, email]);
  expect((await profile('standard')).waiting?.email).toBe(email);
  const code = await codeTo(email);
  expect(code).toMatch(/^\d{6}$/);
  const kept = await readAddressChange(world.places.company as CompanyId, world.people.standard.id);
  expect(kept?.email).toBe(email);
  expect(JSON.stringify(kept)).not.toContain(code);
  expect(await enter('standard', 'standard@example.com')).toBe(200);
  expect((await profile('standard')).email).toBe('standard@example.com');
  expect((await confirm('standard', code)).status).toBe(204);
  await world.cloud.settled();
  expect(await enter('standard', email)).toBe(200);
  expect((await signIn(world.cloud.addresses.site, 'portal', 'standard@example.com')).status).toBe(422);
  expect(await profile('standard')).toMatchObject({ email, levels: [{ name: 'Standard User' }] });
  expect((await profile('standard')).waiting).toBeUndefined();
  const told = (await mails('standard@example.com')).filter(({ subject }) =>
    /address has changed/.test(subject),
  );
  expect(told).toHaveLength(1);
  expect((await mails(email)).filter(({ subject }) => /Welcome/.test(subject))).toEqual([]);
});

it('renews the session in which the address was changed', async () => {
  const email = newAddress();
  const { cookie } = await signIn(world.cloud.addresses.site, 'portal', world.people.standard.email);
  const post = (path: string, body: unknown, held: string) =>
    fetch(`${world.cloud.addresses.site}/api/${path}`, {
      method: 'POST',
      headers: { cookie: held, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await post('portal/profile/address', { email, password }, cookie)).status).toBe(200);
  expect((await post('portal/profile/address/confirm', { code: await codeTo(email) }, cookie)).status).toBe(
    204,
  );
  await world.cloud.settled();
  const renewed = await post('session/portal/renew', {}, cookie);
  expect(renewed.status).toBe(204);
  const next = renewed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const me = await fetch(`${world.cloud.addresses.site}/api/portal/me`, { headers: { cookie: next } });
  expect([me.status, ((await me.json()) as { email: string }).email]).toEqual([200, email]);
  await enter('standard', email);
});

it('reveals nothing of an address that somebody has, here or elsewhere, and never takes it', async () => {
  for (const email of ['outsider@example.com', 'admin@example.com']) {
    const before = (await mails(email)).length;
    const fresh = newAddress();
    const [free, taken] = [await ask('own', fresh), await ask('own', email)];
    expect(Object.keys(taken.body).toSorted()).toEqual(Object.keys(free.body).toSorted());
    expect([taken.status, taken.body.email]).toEqual([200, email]);
    expect(await mails(email)).toHaveLength(before);
    const wrong = await confirm('own', '123456');
    expect([wrong.status, wrong.body.fields?.[0]?.path]).toEqual([422, 'code']);
    expect((await profile('own')).email).toBe('own@example.com');
  }
});

it('says of an address that was taken meanwhile what it says of a wrong code', async () => {
  const email = newAddress();
  await ask('colleague', email);
  const code = await codeTo(email);
  const wrong = await confirm('colleague', other(code));
  const taken = await world.call('outsider', 'createContact', {
    body: {
      fields: { firstName: 'Quick', lastName: 'Example', email },
      access: { active: true, levels: ['standard-user'], sites: [] },
    },
  });
  expect(taken.status).toBe(200);
  const late = await confirm('colleague', code);
  expect([late.status, late.body.detail, late.body.fields]).toEqual([
    wrong.status,
    wrong.body.detail,
    wrong.body.fields,
  ]);
  expect((await profile('colleague')).email).toBe('colleague@example.com');
});

it('takes five tries, also when they come at once; then even the right code is worth nothing', async () => {
  const email = newAddress();
  await ask('local', email);
  const code = await codeTo(email);
  const answers = await Promise.all(Array.from({ length: 8 }, () => confirm('local', other(code))));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
  expect((await confirm('local', code)).status).toBe(429);
  const again = newAddress();
  await ask('local', again);
  expect((await confirm('local', code)).status).toBe(422);
  expect((await confirm('local', await codeTo(again))).status).toBe(204);
  await world.cloud.settled();
  expect(await enter('local', again)).toBe(200);
});

it('is done once: the same request twice, two at once, a code that was used', async () => {
  const email = newAddress();
  const key = randomUUID();
  const [one, two] = await Promise.all([
    ask('admin', email, { key: randomUUID() }),
    ask('admin', email, { key: randomUUID() }),
  ]);
  expect([one.status, two.status]).toEqual([200, 200]);
  const code = await codeTo(email);
  const answers = await Promise.all([confirm('admin', code, { key }), confirm('admin', code, { key })]);
  expect(answers.every(({ status }) => status === 204)).toBe(true);
  await world.cloud.settled();
  expect(await enter('admin', email)).toBe(200);
  const changed = (await mails('admin@example.com')).filter(({ subject }) => /has changed/.test(subject));
  expect(changed).toHaveLength(1);
  expect((await confirm('admin', code)).status).toBe(422);
});

it('asks at most five times a day, forgets on request, and refuses the own address', async () => {
  expect((await ask('colleague', 'colleague@example.com')).body.fields?.[0]?.path).toBe('email');
  const email = newAddress();
  await ask('colleague', email);
  const code = await codeTo(email);
  expect((await world.call('colleague', 'cancelAddress')).status).toBe(204);
  expect((await world.call('colleague', 'cancelAddress')).status).toBe(204);
  expect((await profile('colleague')).waiting).toBeUndefined();
  expect((await confirm('colleague', code)).status).toBe(422);
  const rest = [];
  for (let i = 0; i < 4; i++) rest.push((await ask('colleague', newAddress())).status);
  expect(rest).toEqual([200, 200, 200, 429]);
});

it('forgets after half an hour', async () => {
  const email = newAddress();
  await ask('outsider', email);
  const code = await codeTo(email);
  world.cloud.time.advance(31 * 60_000);
  await enter('outsider', 'outsider@example.com');
  expect((await profile('outsider')).waiting).toBeUndefined();
  expect((await confirm('outsider', code)).status).toBe(422);
});
