import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import type { Profile } from '../../lambdas/profile/profile.model.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Call, type Stage } from './stage.ts';

/** What people see and change of themselves (A10). */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Told = { code?: string; fields?: { path: string; message: string }[] };
const profile = async (person: PersonName): Promise<Profile> =>
  (await world.call<Profile>(person, 'getProfile')).body;
const save = (person: PersonName, body: unknown, call: Call = {}) =>
  world.call<Told>(person, 'changeProfile', { body, ...call });
const contact = async (id: string): Promise<Contact> =>
  (await world.call<Contact>('admin', 'getContact', { params: { contactId: id } })).body;

it('shows everybody their own, with the levels in words, and takes what they change', async () => {
  const before = await profile('local');
  expect(before).toMatchObject({
    id: world.people.local.id,
    email: 'local@example.com',
    siteName: 'Branch',
    levels: [{ name: 'Site User' }],
  });
  const fields = {
    ...before.fields,
    title: 'Baker',
    department: 'Bread',
    email2: 'Spare@example.com',
    phone: '1',
  };
  expect((await save('local', { fields, version: before.version })).status).toBe(204);
  expect(await profile('local')).toMatchObject({
    fields: { title: 'Baker', email2: 'spare@example.com' },
    siteName: 'Branch',
    version: before.version + 1,
  });
  expect((await contact(world.people.local.id)).access.levels).toEqual(['site-user']);
});

it('never changes the address, the site, the external id or the access, whatever is sent', async () => {
  const before = await profile('own');
  const stored = await contact(world.people.own.id);
  const more = { email: 'other@example.com', siteId: world.places.branch, externalId: 'X1' };
  const answer = await save('own', {
    fields: { ...before.fields, ...more },
    version: before.version,
    access: { active: true, levels: ['admin-user'], sites: [] },
  });
  expect(answer.status).toBe(204);
  const after = await contact(world.people.own.id);
  expect([after.fields, after.access]).toEqual([stored.fields, stored.access]);
});

it('refuses bad input by its field', async () => {
  const { version, fields } = await profile('standard');
  for (const [wrong, path] of [
    [{ firstName: '' }, 'fields.firstName'],
    [{ lastName: 'x'.repeat(81) }, 'fields.lastName'],
    [{ email2: 'nowhere' }, 'fields.email2'],
    [{ title: 'a\u0000b' }, 'fields.title'],
  ] as const) {
    const { status, body } = await save('standard', { fields: { ...fields, ...wrong }, version });
    expect([status, body.fields?.[0]?.path]).toEqual([422, path]);
  }
});

it('of two who save the same version one is told, and the same request twice is one change', async () => {
  const { version, fields } = await profile('colleague');
  const key = randomUUID();
  const first = { fields: { ...fields, title: 'Clerk' }, version };
  expect((await save('colleague', first, { key })).status).toBe(204);
  expect((await save('colleague', first, { key })).status).toBe(204);
  expect((await profile('colleague')).version).toBe(version + 1);
  expect((await save('colleague', { fields, version })).body.code).toBe('conflict');
  const both = await Promise.all(
    ['One', 'Two'].map((title) => save('colleague', { fields: { ...fields, title }, version: version + 1 })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
});

it('is open while the person changes: a session outlives a change of the own name', async () => {
  const { version, fields } = await profile('standard');
  await save('standard', { fields: { ...fields, lastName: 'Newname' }, version });
  expect((await profile('standard')).fields.lastName).toBe('Newname');
});
