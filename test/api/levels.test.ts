import { randomUUID } from 'node:crypto';
import {
  AdminListGroupsForUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskLevel } from '../../lambdas/levels/levels.contract.ts';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import { confirm, contactOf as importedOf, file, person, rowsOf, upload } from './imports.ts';
import { cookiesOf, letIn, postTo } from './let-in.ts';
import { stage, type Call, type Stage } from './stage.ts';

/** Security levels of the provider's own: made, given, changed and retired, and what follows for who has them. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Problem = { code?: string; detail?: string; fields?: { path: string; message: string }[] };
const site = () => world.cloud.addresses.site;
const form = (more: object = {}) => ({
  name: `Reader ${randomUUID().slice(0, 8)}`,
  meaning: 'Reads the tickets of the company.',
  capabilities: ['tickets:read-company'],
  mayGive: true,
  ...more,
});
const make = async (more: object = {}) => {
  const body = form(more);
  const made = await world.call<{ levelId: string }>('administrator', 'createSecurityLevel', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return { ...body, id: made.body.levelId };
};
const levelAtDesk = async (id: string): Promise<DeskLevel | undefined> =>
  (await world.call<{ levels: DeskLevel[] }>('administrator', 'listSecurityLevels')).body.levels.find(
    (one) => one.id === id,
  );
const change = async (id: string, more: object) => {
  const { name, meaning, capabilities, mayGive, retired, version } = (await levelAtDesk(id)) as DeskLevel;
  const body = { name, meaning, capabilities, mayGive, retired, version, ...more };
  return world.call<Problem>('administrator', 'changeSecurityLevel', { params: { levelId: id }, body });
};
const mark = async (id: string, mayGive: boolean) =>
  world.call('administrator', 'markSecurityLevel', {
    params: { levelId: id },
    body: { mayGive, version: (await levelAtDesk(id))?.version ?? 0 },
  });

/** A new contact of the bakery with these levels, let in by the desk, with a session. */
async function join(levels: string[]) {
  const email = `joined-${randomUUID().slice(0, 8)}@example.com`;
  const fields = { firstName: 'Jo', lastName: 'Joined', email };
  const added = await world.call<{ contactId: string }>('technician', 'createCompanyContact', {
    params: { companyId: world.places.company },
    body: { fields, access: { active: true, levels } },
  });
  expect(added.status, JSON.stringify(added.body)).toBe(200);
  return { id: added.body.contactId, email, jar: { cookie: await letIn(world, email) } };
}
const ask = (jar: { cookie: string }, path: string, body?: object) =>
  fetch(`${site()}/api/portal/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie: jar.cookie,
      'content-type': 'application/json',
      ...(body && { 'idempotency-key': randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
/** As the browser does it: a renewed access token beside the refresh token that there is. */
async function renew(jar: { cookie: string }): Promise<void> {
  const answer = await postTo(site(), 'renew', {}, jar.cookie);
  expect(answer.status).toBe(204);
  const fresh = cookiesOf(answer);
  const old = jar.cookie.split('; ').filter((one) => !fresh.includes(`${one.split('=')[0]}=`));
  jar.cookie = [fresh, ...old].join('; ');
}
const contactOf = async (id: string): Promise<Contact> =>
  (await world.call<Contact>('admin', 'getContact', { params: { contactId: id } })).body;
const give = async (person: 'admin' | 'technician', id: string, access: object) => {
  const { fields, version } = await contactOf(id);
  const body = { fields, access, version };
  return person === 'admin'
    ? world.call<Problem>('admin', 'changeContact', { params: { contactId: id }, body })
    : world.call<Problem>('technician', 'changeCompanyContact', {
        params: { companyId: world.places.company, contactId: id },
        body,
      });
};
const pathOf = (answer: { body: Problem }) => answer.body.fields?.[0]?.path;

describe('a security level of the provider’s own', () => {
  it('opens what it says, and closes it at the next request when that changes', async () => {
    const level = await make({ capabilities: ['contacts:manage'] });
    const { jar } = await join(['portal-user', level.id]);
    const me = (await (await ask(jar, 'me')).json()) as { pages: string[]; levels: string[] };
    expect(me.levels).toEqual(['Portal User', level.name]);
    expect(me.pages).toEqual(expect.arrayContaining(['/users', '/users/import', '/tickets/new']));
    expect((await ask(jar, 'contacts')).status).toBe(200);

    expect((await change(level.id, { capabilities: ['tickets:read-company'] })).status).toBe(204);
    // A change is refused at once, a read within a second; the browser renews and learns what is left.
    const late = { fields: { firstName: 'Too', lastName: 'Late', email: 'late@example.com' } };
    const body = { ...late, access: { active: false, levels: [] } };
    expect((await ask(jar, 'contacts', body)).status).toBe(401);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await ask(jar, 'contacts')).status).toBe(401);
    await renew(jar);
    expect((await ask(jar, 'contacts')).status).toBe(403);
    expect((await ask(jar, 'tickets?list=all')).status).toBe(200);
    const after = (await (await ask(jar, 'me')).json()) as { pages: string[] };
    expect(after.pages).not.toContain('/users');
  });

  it('says nothing to those who have ready-made levels only', async () => {
    const level = await make();
    await change(level.id, { meaning: 'Something else.' });
    expect((await world.call('standard', 'getMe')).status).toBe(200);
    expect((await world.call('own', 'listTickets', { query: { list: 'all' } })).status).toBe(200);
  });

  it('that is retired stays with who has it, and is given to nobody else', async () => {
    const level = await make();
    const has = await join([level.id]);
    const hasNot = await join(['portal-user']);
    expect((await change(level.id, { retired: true })).status).toBe(204);
    await renew(has.jar);
    expect((await ask(has.jar, 'tickets?list=all')).status).toBe(200);
    for (const by of ['admin', 'technician'] as const) {
      const refused = await give(by, hasNot.id, { active: true, levels: ['portal-user', level.id] });
      expect([refused.status, pathOf(refused)]).toEqual([422, 'access.levels']);
    }
    // Another level beside it leaves it; ended and opened again it would be given anew.
    expect((await give('admin', has.id, { active: true, levels: [level.id, 'billing'] })).status).toBe(204);
    expect((await contactOf(has.id)).access.levelNames).toEqual([level.name, 'Billing']);
    expect((await give('admin', has.id, { active: false, levels: [level.id] })).status).toBe(204);
    expect((await give('admin', has.id, { active: true, levels: [level.id] })).status).toBe(422);
  });

  it('has a name of its own, is changed by one at a time, and made once for one key', async () => {
    const level = await make();
    const again = (name: string) =>
      world.call<Problem>('administrator', 'createSecurityLevel', { body: form({ name }) });
    expect(pathOf(await again(level.name.toUpperCase()))).toBe('name');
    expect(pathOf(await again('admin user'))).toBe('name');
    expect((await change(level.id, { version: 7 })).status).toBe(409);
    const call: Call = { body: form(), key: randomUUID() };
    const [one, two] = [
      await world.call<{ levelId: string }>('administrator', 'createSecurityLevel', call),
      await world.call<{ levelId: string }>('administrator', 'createSecurityLevel', call),
    ];
    expect(two.body.levelId).toBe(one.body.levelId);
    expect((await world.call('technician', 'createSecurityLevel', { body: form() })).status).toBe(403);
  });

  it('is unknown: nobody gets it', async () => {
    const { id } = await join(['portal-user']);
    for (const by of ['admin', 'technician'] as const)
      expect(pathOf(await give(by, id, { active: true, levels: ['root'] }))).toBe('access.levels');
  });
});

describe('what a customer’s administrator may give', () => {
  const offered = async () =>
    (await world.call<{ levels: { name: string }[] }>('admin', 'getContactForm')).body.levels.map(
      ({ name }) => name,
    );

  it('is marked by the provider, for own and for ready-made levels', async () => {
    const level = await make({ mayGive: false });
    const { id } = await join(['portal-user']);
    expect(await offered()).toContain('Power User');
    expect(await offered()).not.toContain(level.name);
    expect(pathOf(await give('admin', id, { active: true, levels: [level.id] }))).toBe('access.levels');
    expect((await mark('power-user', false)).status).toBe(204);
    expect(await offered()).not.toContain('Power User');
    expect(pathOf(await give('admin', id, { active: true, levels: ['power-user'] }))).toBe('access.levels');
    expect((await give('technician', id, { active: true, levels: ['power-user', level.id] })).status).toBe(
      204,
    );
    // What the provider gave stays while the rest changes, and is not given back once taken away.
    expect((await give('admin', id, { active: true, levels: ['power-user', 'billing'] })).status).toBe(204);
    expect((await give('admin', id, { active: true, levels: ['power-user', level.id] })).status).toBe(422);
    expect((await mark('power-user', true)).status).toBe(204);
  });

  it('is marked by one at a time', async () => {
    const call = (mayGive: boolean) =>
      world.call('administrator', 'markSecurityLevel', {
        params: { levelId: 'technical' },
        body: { mayGive, version: 0 },
      });
    expect((await call(false)).status).toBe(204);
    expect((await call(true)).status).toBe(409);
    expect((await mark('technical', true)).status).toBe(204);
    expect((await mark('no-such-level', true)).status).toBe(404);
    const fixed = { ...form(), retired: true, version: 1 };
    const params = { levelId: 'technical' };
    expect((await world.call('administrator', 'changeSecurityLevel', { params, body: fixed })).status).toBe(
      409,
    );
  });

  it('never goes beyond the own rights', async () => {
    const keeper = await make({ capabilities: ['contacts:manage'] });
    const { jar } = await join([keeper.id]);
    const offers = (await (await ask(jar, 'contact-form')).json()) as { levels: { id: string }[] };
    expect(offers.levels.map(({ id }) => id)).toEqual([keeper.id]);
    const fields = { firstName: 'New', lastName: 'Friend', email: `${randomUUID().slice(0, 8)}@example.com` };
    const add = (levels: string[]) => ask(jar, 'contacts', { fields, access: { active: true, levels } });
    expect((await add(['standard-user'])).status).toBe(422);
    expect((await add([keeper.id])).status).toBe(200);
  });

  it('is what imports know by name', async () => {
    const level = await make();
    const { id } = await join([level.id]);
    const { rows } = (await world.call<{ rows: string[][] }>('admin', 'listTemplateRows')).body;
    const { email } = (await contactOf(id)).fields;
    expect(rows.find((row) => row.includes(email))?.at(-1)).toBe(level.name);

    const [fresh, wrong] = [1, 2].map(() => `row-${randomUUID().slice(0, 8)}@example.com`) as [
      string,
      string,
    ];
    const rowFor = (address: string, name: string) =>
      person('Row', address, { 'Client Portal Username': address, 'Client Portal Security Level': name });
    const content = file(rowFor(fresh, `${level.name}; Billing`), rowFor(wrong, level.name.toLowerCase()));
    const importId = await upload(world, content);
    const [refused] = await rowsOf(world, importId, 'refuse');
    expect(refused?.reason).toContain('We know no security level of this name. You can give: Standard User');
    expect(refused?.reason).toContain(level.name);
    await confirm(world, importId);
    expect((await importedOf(world, fresh))?.access.levelNames).toEqual([level.name, 'Billing']);
    await change(level.id, { retired: true });
    const later = await upload(world, file(rowFor(wrong, level.name)));
    expect((await rowsOf(world, later, 'refuse'))[0]?.reason).not.toContain(`, ${level.name}`);
  });
});

describe('what it costs', () => {
  const counted = async (fn: string, act: () => Promise<unknown>) => {
    await world.cloud.settled();
    world.cloud.requests.take(fn);
    await act();
    const all = world.cloud.requests.take(fn).filter(({ service }) => service === 'dynamodb');
    return Object.fromEntries(all.map(({ operation, count }) => [operation, count]));
  };

  it('changing a level is one transaction, whoever has it', async () => {
    const level = await make();
    await join([level.id]);
    const { name, meaning, capabilities, mayGive, version } = (await levelAtDesk(level.id)) as DeskLevel;
    const body = { name, meaning, capabilities, mayGive, retired: false, version };
    await world.cloud.settled();
    world.cloud.requests.take('contactaccess');
    const counts = await counted('deskapi', () =>
      world.call('administrator', 'changeSecurityLevel', { params: { levelId: level.id }, body }),
    );
    expect(counts).toEqual({ GetItem: 1, TransactWriteItems: 1 });
    await world.cloud.settled();
    expect(world.cloud.requests.take('contactaccess')).toEqual([]);
  });

  it('who has an own level looks once more before a change; who has not, never', async () => {
    const level = await make({ capabilities: ['tickets:create'] });
    const { jar } = await join([level.id]);
    const view = () => ask(jar, 'preferences/views', { name: randomUUID(), search: { list: 'open' } });
    const theirs = await counted('portalapi', view);
    const usual = await counted('portalapi', () =>
      world.call('standard', 'createView', { body: { name: randomUUID(), search: { list: 'open' } } }),
    );
    expect(theirs).toEqual({ ...usual, GetItem: (usual.GetItem ?? 0) + 1 });
  });
});

describe('the user pool', () => {
  it('mirrors ready-made levels in its groups, and lets in who has own ones alone', async () => {
    const level = await make();
    const { id, email, jar } = await join([level.id]);
    expect((await ask(jar, 'me')).status).toBe(200);
    const groups = async () => {
      await world.cloud.settled();
      const user = { UserPoolId: process.env.CUSTOMERS_POOL_ID, Username: email };
      const answer = await new CognitoIdentityProviderClient({}).send(
        new AdminListGroupsForUserCommand(user),
      );
      return answer.Groups?.map(({ GroupName }) => GroupName);
    };
    expect(await groups()).toEqual([]);
    await give('admin', id, { active: true, levels: [level.id, 'technical', 'primary'] });
    expect((await groups())?.toSorted()).toEqual(['primary', 'technical']);
  });
});
