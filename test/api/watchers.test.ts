import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../lambdas/search/search.contract.ts';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, page, raise } from './tickets.ts';

/** Watchers (E10): they see the ticket, get its mails, and find it in a list, whatever their security level. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Watching = 'addWatcher' | 'removeWatcher';
const watch = (person: PersonName, route: Watching, number: string, who: PersonName, key?: string) =>
  world.call<{ code: string }>(person, route, {
    params: { number, contactId: world.people[who].id },
    ...(key && { key }),
  });
const see = async (person: PersonName, number: string) =>
  (await world.call(person, 'getTicket', { params: { number } })).status;
const watchers = async (number: string) =>
  (await page(world, 'standard', number)).ticket.watchers.map(({ id }) => id);
const listed = async (person: PersonName, list: string) =>
  (await world.call<{ tickets: Ticket[] }>(person, 'listTickets', { query: { list } })).body.tickets.map(
    ({ number }) => number,
  );

/** To whom mails about a ticket went. */
async function mails(number: string): Promise<string[]> {
  await world.cloud.settled();
  const about = (await world.cloud.mails()).filter(({ subject }) => subject.includes(number));
  return about.flatMap(({ to }) => to);
}
/** To whom mails went because of this. */
async function sentFor(number: string, act: () => Promise<unknown>): Promise<string[]> {
  const left = await mails(number);
  await act();
  const sent = await mails(number);
  for (const to of left) sent.splice(sent.indexOf(to), 1);
  return sent.toSorted();
}

describe('somebody who sees the own tickets alone', () => {
  it('sees, answers and finds a ticket from when they are added until they are removed', async () => {
    const number = await raise(world, 'standard', { title: 'The walrus terminal blinks' });
    const reply = () =>
      world.call('own', 'addNote', { params: { number }, body: { text: 'Mine too', seen: 'new' } });
    const found = async () => {
      await world.cloud.settled();
      const { body } = await world.call<SearchAnswer>('own', 'listMatches', { query: { q: 'walrus' } });
      return body.results.map(({ ticket }) => ticket.number);
    };
    expect([await see('own', number), (await reply()).status, await found()]).toEqual([404, 404, []]);
    expect(await listed('own', 'watching')).not.toContain(number);

    expect((await watch('standard', 'addWatcher', number, 'own')).status).toBe(204);
    expect([await see('own', number), (await reply()).status, await found()]).toEqual([200, 200, [number]]);
    expect(await listed('own', 'watching')).toContain(number);
    // Counts are of the tickets where one is the contact: so are the lists that they lead to.
    for (const list of ['open', 'mine', 'all']) expect(await listed('own', list)).not.toContain(number);

    expect((await watch('own', 'removeWatcher', number, 'own')).status).toBe(204);
    expect([await see('own', number), (await reply()).status, await found()]).toEqual([404, 404, []]);
    expect(await listed('own', 'watching')).not.toContain(number);
    expect((await watch('own', 'addWatcher', number, 'own')).status).toBe(404);
  });

  it('knows of no colleagues to add, but may remove anybody from the own ticket', async () => {
    const people = async (person: PersonName) =>
      (await world.call<{ people: { id: string }[] }>(person, 'listPeople')).body.people.map(({ id }) => id);
    expect(await people('own')).toEqual([world.people.own.id]);
    expect(await people('standard')).toEqual(expect.arrayContaining([world.people.colleague.id]));
    expect(await people('standard')).not.toContain(world.people.outsider.id);

    const number = await raise(world, 'own');
    expect((await watch('own', 'addWatcher', number, 'colleague')).status).toBe(404);
    expect((await watch('admin', 'addWatcher', number, 'colleague')).status).toBe(204);
    expect((await watch('own', 'removeWatcher', number, 'colleague')).status).toBe(204);
    expect(await see('colleague', number)).toBe(404);
    const asked = { watchers: [world.people.colleague.id] };
    const body = { type: 'query', siteId: world.places.site, contactId: world.people.own.id, ...asked };
    const more = { title: 'A question', description: 'How?', customerReference: 'R' };
    const refused = await world.call<{ fields: { path: string }[] }>('own', 'createTicket', {
      body: { ...body, ...more },
    });
    expect([refused.status, refused.body.fields[0]?.path]).toEqual([422, 'watchers']);
  });
});

describe('adding and removing', () => {
  it('is the company’s own affair', async () => {
    const number = await raise(world, 'standard');
    expect((await watch('outsider', 'addWatcher', number, 'outsider')).status).toBe(404);
    expect((await watch('standard', 'addWatcher', number, 'outsider')).status).toBe(404);
    expect((await watch('own', 'addWatcher', number, 'own')).status).toBe(404);
    expect(await watchers(number)).toEqual([]);
  });

  it('does the same twice, and by many at once, without losing anybody', async () => {
    const number = await raise(world, 'standard');
    const key = randomUUID();
    const names = ['admin', 'own', 'colleague'] as const;
    const answers = await Promise.all([
      watch('standard', 'addWatcher', number, 'own', key),
      watch('standard', 'addWatcher', number, 'own', key),
      watch('admin', 'addWatcher', number, 'admin'),
      watch('admin', 'addWatcher', number, 'colleague'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    const ids = names.map((name) => world.people[name].id);
    expect((await watchers(number)).toSorted()).toEqual(ids.toSorted());
    expect((await watch('standard', 'addWatcher', number, 'standard')).status).toBe(204);
    expect(await watchers(number)).not.toContain(world.people.standard.id);
    await Promise.all(names.map((name) => watch('admin', 'removeWatcher', number, name)));
    expect(await watchers(number)).toEqual([]);
  });

  it('leaves the version alone, so that nobody else’s change is refused', async () => {
    const number = await raise(world, 'standard');
    const { version, updatedAt } = (await page(world, 'standard', number)).ticket;
    await watch('standard', 'addWatcher', number, 'own');
    expect((await page(world, 'own', number)).ticket).toMatchObject({ version, updatedAt });
    const answer = await desk(world, number, 'changeStatus', { version, action: 'start' });
    expect(answer.status).toBe(204);
  });
});

describe('mails', () => {
  const emails = (...names: PersonName[]) => names.map((name) => world.people[name].email).toSorted();
  const customers: PersonName[] = ['standard', 'admin', 'own', 'colleague', 'outsider'];
  let number = '';

  it('of a new ticket go to its contact and those who watch it', async () => {
    const watching = [world.people.own.id, world.people.standard.id];
    number = await raise(world, 'standard', { watchers: watching });
    expect((await mails(number)).toSorted()).toEqual(emails('own', 'standard'));
  });

  it('of an answer go once to everybody, whatever the reasons', async () => {
    const recipients = [world.people.own.id, world.people.admin.id];
    const body = { text: 'Hello', seen: 'new', recipients };
    const sent = await sentFor(number, () => desk(world, number, 'addDeskNote', body));
    expect(sent).toEqual(emails('admin', 'own', 'standard'));
  });

  it('of an internal note never go to a customer', async () => {
    const body = { text: 'Between us', seen: 'new', internal: true, notify: true };
    const sent = await sentFor(number, () => desk(world, number, 'addDeskNote', body));
    expect(sent.filter((to) => emails(...customers).includes(to))).toEqual([]);
    const all = await world.cloud.mails();
    expect(JSON.stringify(all)).not.toContain('Between us');
  });

  it('of a note go to those whom its writer chose, who must be within reach', async () => {
    const { own, standard, colleague } = world.people;
    const note = (recipients: string[]) =>
      world.call<{ fields: { path: string }[] }>('own', 'addNote', {
        params: { number },
        body: { text: 'Please look', seen: 'new', notify: false, recipients },
      });
    expect(await sentFor(number, () => note([standard.id, own.id]))).toEqual([standard.email]);
    for (const id of [colleague.id, world.people.outsider.id, 'nobody-at-all']) {
      const refused = await note([id]);
      expect([refused.status, refused.body.fields[0]?.path]).toEqual([422, 'recipients']);
    }
  });

  it('welcome a new watcher, and end with their access', async () => {
    const { colleague } = world.people;
    const added = await sentFor(number, () => watch('admin', 'addWatcher', number, 'colleague'));
    expect(added).toEqual([colleague.email]);
    const { body } = await world.call<{ fields: object; version: number }>('admin', 'getContact', {
      params: { contactId: colleague.id },
    });
    const ended = await world.call('admin', 'changeContact', {
      params: { contactId: colleague.id },
      body: { fields: body.fields, version: body.version, access: { active: false, levels: [] } },
    });
    expect(ended.status).toBeLessThan(300);
    const answer = { text: 'One more', seen: 'new' };
    expect(await sentFor(number, () => desk(world, number, 'addDeskNote', answer))).toEqual(
      emails('own', 'standard'),
    );
    expect((await watch('admin', 'addWatcher', await raise(world, 'admin'), 'colleague')).status).toBe(404);
  });
});
