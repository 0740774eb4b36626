import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '../../lambdas/contracts.ts';
import type { SearchAnswer } from '../../lambdas/search/search.contract.ts';
import { ticketLists } from '../../lambdas/tickets/list.model.ts';
import { samples, type Target } from './samples.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Call, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/**
 * Internal notes of the desk never reach a customer: in no page, list, count, search, export, mail or error. A word that
 * stands in an internal note and its file's name alone is looked for in everything that customers can be told.
 */
const secret = 'Quagga7';
const customers: PersonName[] = ['admin', 'standard', 'local', 'own', 'colleague', 'outsider'];
let world: Stage;
let number = '';
let before: unknown[] = [];

const pages = () =>
  Promise.all([
    page(world, 'standard', number),
    ...(['standard', 'own'] as const).map((person) => world.call(person, 'getHome').then(({ body }) => body)),
    ...ticketLists.map((list) =>
      world.call('standard', 'listTickets', { query: { list, period: '2026' } }).then(({ body }) => body),
    ),
  ]);

beforeAll(async () => {
  world = await stage();
  number = await raise(world, 'standard', { watchers: [world.people.own.id] });
  await world.cloud.settled();
  before = await pages();
  const file = await world.call<{ fileId: string }>('technician', 'reserveDeskFile', {
    params: { companyId: world.places.company },
    body: { name: `${secret}.txt`, size: 9 },
  });
  const note = {
    text: `${secret}: behind with rent`,
    title: `${secret} again`,
    seen: 'new',
    internal: true,
    notify: true,
    files: [file.body.fileId],
  };
  const done = await desk(world, number, 'addDeskNote', note);
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  await world.cloud.settled();
});
afterAll(() => world.cloud.stop());

const target = (): Target => ({
  company: world.places.company,
  site: world.places.site,
  item: world.places.item,
  number,
  contactId: world.people.standard.id,
  fileId: 'no-such-file',
  version: 1,
});

it('is there for the desk', async () => {
  expect(JSON.stringify(await deskPage(world, number))).toContain(`${secret} again`);
  const found = await world.call<SearchAnswer>('technician', 'listDeskMatches', { query: { q: secret } });
  expect(found.body.results.map(({ ticket }) => ticket.number)).toEqual([number]);
});

it('changes no page, list or count of a customer by a single letter', async () => {
  expect(await pages()).toEqual(before);
});

const portalRoutes = allRoutes.filter(([, route]) => route.app === 'portal');

describe.each(portalRoutes)('%s', (name) => {
  it('tells nobody, by an answer or by a refusal', async () => {
    const { people, places } = world;
    for (const person of customers) {
      const sample: Call = samples[name as keyof typeof samples](target(), people, places);
      const query = sample.query && 'q' in sample.query ? { query: { q: secret } } : {};
      const answer = await world.call(person, name, { ...sample, ...query, key: randomUUID() });
      const told = JSON.stringify([answer.body, [...answer.headers]]);
      expect(told.replaceAll(`["${secret.toLowerCase()}"]`, ''), `${person}: ${told}`).not.toMatch(
        new RegExp(secret, 'i'),
      );
    }
  });
});

it('is found by no customer, whatever beginning they type', async () => {
  for (const person of customers)
    for (const q of [secret, 'quag', 'rent', 'behind'])
      expect(await world.call<SearchAnswer>(person, 'listMatches', { query: { q } })).toMatchObject({
        status: 200,
        body: { results: [] },
      });
});

it('keeps its file at the desk', async () => {
  const file = (await deskPage(world, number)).files.find(({ name }) => name.includes(secret));
  for (const person of customers) {
    const params = { number, fileId: file?.id ?? '' };
    expect((await world.call(person, 'downloadFile', { params })).status).toBe(404);
  }
});

it('stands in no mail at all: the desk is told that there is something, not what', async () => {
  await world.cloud.settled();
  const mails = await world.cloud.mails();
  expect(mails.length).toBeGreaterThan(1);
  expect(JSON.stringify(mails)).not.toMatch(new RegExp(secret, 'i'));
});

it('cannot be sent to customers, or made a part of the resolution', async () => {
  const note = (more: object) =>
    world.call<{ fields: { path: string }[] }>('technician', 'addDeskNote', {
      params: { companyId: world.places.company, number },
      body: { text: 'Hm', seen: 'new', internal: true, ...more },
    });
  const sent = await note({ recipients: [world.people.standard.id] });
  expect([sent.status, sent.body.fields[0]?.path]).toEqual([422, 'recipients']);
  const appended = await note({ inResolution: true });
  expect([appended.status, appended.body.fields[0]?.path]).toEqual([422, 'inResolution']);
});
