import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact } from '../../lambdas/contacts/contact.model.ts';
import type { TicketForm } from '../../lambdas/tickets/tickets.contract.ts';
import { addService, cover, offers, paths, type Refusal } from './catalogue.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Answer, type Stage } from './stage.ts';
import { desk, incident, page, raise } from './tickets.ts';

/** What a ticket may name: a contact, the services that the company's agreements cover today, a due date; and what fits its title. */

let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const query = (person: PersonName, more: object) => ({
  type: 'query',
  siteId: person === 'outsider' ? world.places.otherSite : world.places.site,
  contactId: world.people[person].id,
  title: 'A question',
  description: 'How do we do this?',
  customerReference: 'R1',
  ...more,
});
const ask = (person: PersonName, more: object): Promise<Answer<Refusal & { number: string }>> =>
  world.call(person, 'createTicket', { body: query(person, more) });
describe('a ticket names a contact', () => {
  it('who has not left: those are neither offered nor taken', async () => {
    const add = async (firstName: string, active: boolean) => {
      const body = {
        fields: { firstName, lastName: 'Kind', email: `${firstName}@example.com` },
        access: { active, levels: active ? ['portal-user'] : [], sites: [] },
      };
      return (await world.call<{ contactId: string }>('admin', 'createContact', { body })).body.contactId;
    };
    const [gone, never] = [await add('gone', true), await add('never', false)];
    const params = { contactId: gone };
    const { body } = await world.call<Contact>('admin', 'getContact', { params });
    const access = { active: false, levels: [], sites: [] };
    const ending = { params, body: { fields: body.fields, access, version: body.version } };
    expect((await world.call('admin', 'changeContact', ending)).status).toBe(204);
    const { contacts } = (await world.call<TicketForm>('standard', 'getTicketForm')).body;
    expect(contacts.map(({ id }) => id)).toContain(never);
    expect(contacts.map(({ id }) => id)).not.toContain(gone);
    const refused = await ask('standard', { contactId: gone });
    expect(paths(refused)).toEqual([422, ['contactId']]);
    expect(refused.body.fields?.[0]?.message).toBe('gone Kind has left. Please choose another contact.');
    expect((await ask('standard', { contactId: never })).status).toBe(200);
  });
});

describe('a ticket names a service', () => {
  it('that the agreement covers, and keeps the words of it', async () => {
    const { covered, coveredPart } = world.places;
    const { body } = await ask('standard', {
      serviceId: covered,
      subcategoryId: coveredPart,
      poNumber: 'PO-7',
    });
    const { ticket } = await page(world, 'standard', body.number);
    expect(ticket).toMatchObject({
      serviceId: covered,
      serviceName: 'covered',
      subcategory: 'Sending',
      poNumber: 'PO-7',
    });
  });

  it('and goes to the item’s team all the same; a query goes to the service desk (C13)', async () => {
    const { teamId } = await world
      .call<{ teamId: string }>('administrator', 'createTeam', { body: { name: 'Telephony' } })
      .then(({ body }) => body);
    const { id } = await addService(world, {
      teamId,
      requestTypes: ['query', 'incident'],
      forEveryone: true,
    });
    const about = async (number: string) => (await page(world, 'standard', number)).ticket.teamName;
    expect(await about((await ask('standard', { serviceId: id })).body.number)).toBe('Service desk');
    expect(await about(await raise(world, 'standard', { serviceId: id }))).toBe('Networks');
    expect(await about((await ask('standard', {})).body.number)).toBe('Service desk');
  });

  it('but none that only another company’s agreement covers', async () => {
    const { covered, everyone } = world.places;
    expect(await offers(world, 'outsider')).toContain(everyone);
    expect(await offers(world, 'outsider')).not.toContain(covered);
    expect(paths(await ask('outsider', { serviceId: covered }))).toEqual([422, ['serviceId']]);
    expect((await ask('outsider', { serviceId: everyone })).status).toBe(200);
  });

  it.each([
    ['that does not exist', () => ({ serviceId: 'no-such-service' }), 'serviceId'],
    [
      'for another kind of request',
      () => ({ serviceId: world.places.everyone, type: 'change' }),
      'serviceId',
    ],
    [
      'with another one’s sub-category',
      () => ({ serviceId: world.places.everyone, subcategoryId: world.places.coveredPart }),
      'subcategoryId',
    ],
    ['by its sub-category alone', () => ({ subcategoryId: world.places.coveredPart }), 'serviceId'],
  ])('but none %s', async (_, more, path) => {
    const asked = { itemId: world.places.item, requiredBy: '2099-01-01', ...more() };
    expect(paths(await ask('standard', asked))).toEqual([422, [path]]);
  });

  it('but none that is retired, nor before or after its agreement', async () => {
    const { company } = world.places;
    const [retired, ended, coming] = await Promise.all([
      addService(world, { active: false, forEveryone: true }),
      addService(world),
      addService(world),
    ]);
    await cover(world, company, [retired.id]);
    await cover(world, company, [ended.id], { until: '2024-12-31' });
    await cover(world, company, [coming.id], { from: '2099-01-01' });
    const offered = await offers(world, 'standard');
    for (const { id } of [retired, ended, coming]) {
      expect(offered).not.toContain(id);
      expect(paths(await ask('standard', { serviceId: id }))).toEqual([422, ['serviceId']]);
    }
  });

  it('as soon as an agreement covers it, whatever was remembered', async () => {
    const { id } = await addService(world);
    expect((await ask('standard', { serviceId: id })).status).toBe(422);
    expect((await cover(world, world.places.company, [id])).status).toBe(200);
    expect(await offers(world, 'standard')).toContain(id);
    expect((await ask('standard', { serviceId: id })).status).toBe(200);
  });
});

describe('a due date', () => {
  const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  it('is kept, and may be left out', async () => {
    const { today } = (await world.call<TicketForm>('standard', 'getTicketForm')).body;
    const { body } = await ask('standard', { dueBy: today });
    expect((await page(world, 'standard', body.number)).ticket.dueBy).toBe(today);
    expect((await ask('standard', { dueBy: '' })).status).toBe(200);
  });
  it('does not lie in the past, and is a day', async () => {
    expect(paths(await ask('standard', { dueBy: yesterday }))).toEqual([422, ['dueBy']]);
    expect(paths(await ask('standard', { dueBy: 'tomorrow' }))).toEqual([422, ['dueBy']]);
    const changing = { type: 'change', itemId: world.places.item, requiredBy: yesterday };
    expect(paths(await ask('standard', changing))).toEqual([422, ['requiredBy']]);
  });
});

describe('an emergency', () => {
  it('is critical whatever the matrix says, for incidents', async () => {
    const calm = { urgency: 'low', impact: 'only-me' };
    const number = await raise(world, 'standard', { ...calm, emergency: true });
    expect((await page(world, 'standard', number)).ticket).toMatchObject({ priority: 1, emergency: true });
    const usual = await raise(world, 'standard', calm);
    expect((await page(world, 'standard', usual)).ticket).toMatchObject({ priority: 4, emergency: false });
  });
  it('is none when it is a question', async () => {
    const { body } = await ask('standard', { emergency: true });
    expect((await page(world, 'standard', body.number)).ticket).toMatchObject({
      priority: 3,
      emergency: false,
    });
  });
});

describe('suggestions while a title is typed', () => {
  type Found = { tickets: { number: string }[]; announcements: { title: string }[] };
  const suggest = async (person: PersonName, text: string) =>
    (await world.call<Found>(person, 'getSuggestions', { query: { text } })).body;
  const numbers = async (person: PersonName, text: string) =>
    (await suggest(person, text)).tickets.map(({ number }) => number);

  it('name open tickets that the person may see, and announcements', async () => {
    const title = 'The dishwasher hums';
    const number = await raise(world, 'own', { title });
    const done = await raise(world, 'own', { title });
    await desk(world, done, 'resolveTicket', { version: 1, resolution: 'Done' });
    for (const person of ['own', 'standard', 'admin'] as const)
      expect(await numbers(person, 'Our dishwasher makes noises')).toEqual([number]);
    for (const person of ['colleague', 'outsider'] as const)
      expect(await numbers(person, 'Our dishwasher makes noises')).toEqual([]);
    expect((await suggest('outsider', 'maintenance')).announcements).toHaveLength(1);
  });

  it('ask for something to compare with', async () => {
    expect((await world.call('own', 'getSuggestions', { query: { text: ' ' } })).status).toBe(422);
    expect(await suggest('own', 'a'.repeat(200))).toEqual({ tickets: [], announcements: [] });
  });
});

it('costs: the form one query, suggestions one query, a ticket with a service one transaction', async () => {
  const { covered } = world.places;
  const body = incident(world, 'standard', { serviceId: covered });
  const requestsOf = async (route: string, call: object) => {
    for (let i = 0; i < 2; i++) {
      world.cloud.requests.take('portalapi');
      expect((await world.call('standard', route, call)).status).toBe(200);
    }
    const counts = world.cloud.requests.take('portalapi').filter(({ service }) => service === 'dynamodb');
    return counts.filter(({ operation }) => operation !== 'GetItem').map((one) => [one.operation, one.count]);
  };
  expect(await requestsOf('getTicketForm', {})).toEqual([['Query', 1]]);
  expect(await requestsOf('getSuggestions', { query: { text: 'router' } })).toEqual([['Query', 1]]);
  expect(await requestsOf('createTicket', { body })).toEqual([['TransactWriteItems', 1]]);
});
