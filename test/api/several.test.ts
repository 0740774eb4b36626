import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import type { TreatedContact } from '../../lambdas/contacts/contacts.contract.ts';
import { letIn } from './let-in.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';

/** Several contacts at once, and the company that keeps an administrator whatever happens at the same moment. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Treated = { results: TreatedContact[] };
type People = { people: { id: string }[]; left: string[] };
type Problem = { code?: string; fields?: { path: string }[] };
const company = () => world.places.company;
const treat = (
  person: PersonName,
  act: 'deactivate' | 'welcome',
  contactIds: string[],
  { key = randomUUID() as string, at = company() } = {},
) =>
  person === 'technician'
    ? world.call<Treated>(person, 'changeCompanyContacts', {
        params: { companyId: at },
        body: { act, contactIds },
        key,
      })
    : world.call<Treated>(person, 'changeContacts', { body: { act, contactIds }, key });
const outcomes = ({ body }: { body: Treated }) => body.results.map(({ outcome }) => outcome);

/** Adds a contact to a company, through the desk. */
async function add(levels: string[], at = company()): Promise<{ id: string; email: string }> {
  const email = `several-${randomUUID().slice(0, 8)}@example.com`;
  const added = await world.call<{ contactId: string }>('technician', 'createCompanyContact', {
    params: { companyId: at },
    body: {
      fields: { firstName: 'Sev', lastName: 'Eral', email },
      access: { active: levels.length > 0, levels },
    },
  });
  expect(added.status, JSON.stringify(added.body)).toBe(200);
  return { id: added.body.contactId, email };
}
const contactsOf = async (at = company()): Promise<Contact[]> =>
  (
    await world.call<{ contacts: Contact[] }>('technician', 'listCompanyContacts', {
      params: { companyId: at },
    })
  ).body.contacts;
const isActive = async (id: string, at = company()) =>
  (await contactsOf(at)).find((one) => one.id === id)?.access.active;
const welcomes = async (email: string) => {
  await world.cloud.settled();
  return (await world.cloud.mails()).filter((one) => one.to.join().includes(email)).length;
};

describe('several contacts at once', () => {
  it('lose their access, each answered for itself; the own account and strangers are refused', async () => {
    const [one, two, without] = [
      await add(['portal-user']),
      await add(['billing', 'standard']),
      await add([]),
    ];
    const { admin, outsider } = world.people;
    const asked = [one.id, admin.id, without.id, outsider.id, two.id, 'nobody-here'];
    const answer = await treat('admin', 'deactivate', asked);
    expect(answer.body.results.map(({ contactId }) => contactId)).toEqual(asked);
    expect(outcomes(answer)).toEqual(['done', 'refused', 'unneeded', 'refused', 'done', 'refused']);
    expect(answer.body.results[1]?.reason).toBe('You cannot end your own access. Another administrator can.');
    const mine = (await contactsOf()).filter(({ id }) => [one.id, two.id].includes(id));
    expect(mine.map(({ access }) => [access.active, access.ended])).toEqual([
      [false, true],
      [false, true],
    ]);
    expect((await world.call('outsider', 'getMe')).status).toBe(200);
    expect((await world.call('admin', 'getMe')).status).toBe(200);
  });

  it('answer the same when the request comes again, and do nothing twice', async () => {
    const one = await add(['portal-user']);
    const key = randomUUID();
    const first = await treat('admin', 'deactivate', [one.id], { key });
    const version = async () => (await contactsOf()).find(({ id }) => id === one.id)?.version;
    const after = await version();
    const second = await treat('admin', 'deactivate', [one.id], { key });
    expect([outcomes(first), outcomes(second)]).toEqual([['done'], ['done']]);
    expect(await version()).toBe(after);
    expect(outcomes(await treat('admin', 'deactivate', [one.id]))).toEqual(['unneeded']);
  });

  it('are welcomed again, once for one request; who has no access is not', async () => {
    const [one, without] = [await add(['portal-user']), await add([])];
    expect(await welcomes(one.email)).toBe(1);
    const key = randomUUID();
    const asked = [one.id, without.id, world.people.admin.id];
    const answer = await treat('admin', 'welcome', asked, { key });
    await treat('admin', 'welcome', asked, { key });
    expect(outcomes(answer)).toEqual(['done', 'refused', 'refused']);
    expect(await welcomes(one.email)).toBe(2);
    expect(await welcomes(without.email)).toBe(0);
  });

  it('are at most a hundred, and a hundred go in one request', async () => {
    const ids = Array.from({ length: 101 }, (_, at) => `nobody-${at}`);
    expect((await treat('admin', 'deactivate', ids)).status).toBe(422);
    expect((await treat('admin', 'deactivate', [])).status).toBe(422);
    expect(outcomes(await treat('admin', 'deactivate', ids.slice(1)))).toHaveLength(100);
    // One named twice is one.
    expect(outcomes(await treat('admin', 'deactivate', ['nobody', 'nobody']))).toEqual(['refused']);
  });

  it('are the desk’s to treat too, in a company that there is', async () => {
    const one = await add(['portal-user']);
    expect(outcomes(await treat('technician', 'welcome', [one.id, world.people.outsider.id]))).toEqual([
      'done',
      'refused',
    ]);
    expect((await treat('technician', 'deactivate', [one.id], { at: 'no-such-company' })).status).toBe(404);
    expect((await treat('standard', 'deactivate', [one.id])).status).toBe(403);
  });
});

describe('who has left', () => {
  it('keeps the tickets, by name, is marked as gone, and can be told nothing', async () => {
    const one = await add(['portal-user']);
    const cookie = await letIn(world, one.email);
    const raised = await fetch(`${world.cloud.addresses.site}/api/portal/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
      body: JSON.stringify({
        ...{ type: 'query', siteId: world.places.site, contactId: one.id },
        ...{ title: 'My last wish', description: 'x', customerReference: 'x' },
      }),
    });
    const { number } = (await raised.json()) as { number: string };
    expect(outcomes(await treat('admin', 'deactivate', [one.id]))).toEqual(['done']);
    type Page = { ticket: { contactName: string } };
    const seen = await world.call<Page>('standard', 'getTicket', { params: { number } });
    expect(seen.body.ticket.contactName).toBe('Sev Eral');
    const desk = { companyId: company(), number };
    expect(
      (await world.call<Page>('technician', 'getDeskTicket', { params: desk })).body.ticket.contactName,
    ).toBe('Sev Eral');
    for (const people of [
      await world.call<People>('standard', 'listPeople'),
      await world.call<People>('technician', 'listDeskPeople', { params: { companyId: company() } }),
    ]) {
      expect(people.body.left).toContain(one.id);
      expect(people.body.people.map(({ id }) => id)).not.toContain(one.id);
    }
    expect((await world.call<People>('own', 'listPeople')).body.left).toEqual([]);
    expect((await world.call<People>('outsider', 'listPeople')).body.left).not.toContain(one.id);
    expect((await fetch(`${world.cloud.addresses.site}/api/portal/me`, { headers: { cookie } })).status).toBe(
      401,
    );
  });
});

describe('the desk', () => {
  it('sends one contact the welcome mail again', async () => {
    const one = await add(['portal-user']);
    expect(await welcomes(one.email)).toBe(1);
    const params = { companyId: company(), contactId: one.id };
    expect((await world.call('technician', 'resendCompanyWelcome', { params })).status).toBe(204);
    expect(await welcomes(one.email)).toBe(2);
  });
});

/** A company with these administrators, and a way to take one's right at the desk. */
async function companyWith(admins: number) {
  const made = await world.call<{ companyId: string }>('technician', 'createCompany', {
    body: { name: `Two Keys ${randomUUID().slice(0, 8)}`, mainSite: { name: 'Main' } },
  });
  const at = made.body.companyId;
  const people: { id: string; email: string }[] = [];
  for (let i = 0; i < admins; i++) people.push(await add(['admin-user'], at));
  const demote = async (id: string, more: object = {}) => {
    const found = (await contactsOf(at)).find((one) => one.id === id);
    return world.call<Problem>('technician', 'changeCompanyContact', {
      params: { companyId: at, contactId: id },
      body: {
        fields: found?.fields,
        access: { active: true, levels: ['standard-user'] },
        version: found?.version,
        ...more,
      },
    });
  };
  const admin = async () =>
    (await contactsOf(at)).filter(({ access }) => access.active && access.levels.includes('admin-user'))
      .length;
  return { at, people, demote, admin };
}

describe('the last administrator of a company', () => {
  it('is kept, unless the desk says that there may be none', async () => {
    const { at, people, demote, admin } = await companyWith(2);
    const [one, two] = people.map(({ id }) => id) as [string, string];
    expect((await demote(one)).status).toBe(204);
    const refused = await demote(two);
    expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([422, 'withoutAdmin']);
    const row = await treat('technician', 'deactivate', [one, two], { at });
    expect(outcomes(row)).toEqual(['done', 'refused']);
    expect(await admin()).toBe(1);
    expect((await demote(two, { withoutAdmin: true })).status).toBe(204);
    expect(await admin()).toBe(0);
  });

  it('is kept when two technicians take both away at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const { people, demote, admin } = await companyWith(2);
      const answers = await Promise.all(people.map(({ id }) => demote(id)));
      expect(answers.filter(({ status }) => status === 204).length).toBeLessThan(2);
      expect(await admin()).toBeGreaterThan(0);
    }
  });

  it('is kept when two administrators remove each other at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const { at, people } = await companyWith(2);
      const jars: string[] = [];
      for (const person of people) jars.push(await letIn(world, person.email));
      const deeds = people.map(({ id }, other) =>
        fetch(`${world.cloud.addresses.site}/api/portal/contacts/several`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            cookie: jars[1 - other] ?? '',
          },
          body: JSON.stringify({ act: 'deactivate', contactIds: [id] }),
        }),
      );
      const statuses = (await Promise.all(deeds)).map(({ status }) => status);
      const [one, two] = [await isActive(people[0]?.id ?? '', at), await isActive(people[1]?.id ?? '', at)];
      // One came first; the other found itself signed out.
      expect([one, two, statuses.toSorted()]).toEqual([one, !one, [200, 401]]);
    }
  });
});
