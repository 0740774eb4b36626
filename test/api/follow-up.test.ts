import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyId, Customer } from '../../lambdas/platform/context.ts';
import { followUp } from '../../lambdas/tickets/follow-up.service.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Follow-ups of closed tickets (E6): closed stays final, and both know of each other. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

async function closed(person: PersonName, more: object = {}): Promise<string> {
  const number = await raise(world, person, more);
  const { version } = (await deskPage(world, number)).ticket;
  await desk(world, number, 'resolveTicket', { version, resolution: 'Done' });
  const body = { version: version + 1, satisfaction: 4 };
  const answer = await world.call(person, 'closeTicket', { params: { number }, body });
  expect(answer.status).toBe(204);
  return number;
}
const follow = (person: PersonName, number: string, more: object = {}, key = randomUUID()) =>
  world.call<{ number: string; detail?: string }>(person, 'followUp', {
    params: { number },
    body: { title: 'It is back', description: 'Since this morning.', ...more },
    key,
  });

it('gets another number, also from a copy of the function that has given none yet and guesses the first', async () => {
  const number = await closed('standard');
  expect(number).toMatch(/\.0001$/);
  const { id } = world.people.standard;
  const actor: Customer = {
    kind: 'customer',
    id,
    name: 'Standard Example',
    companyId: world.places.company as CompanyId,
    capabilities: new Set(['tickets:read-own', 'tickets:read-company', 'tickets:create']),
    sites: [],
    accessVersion: 1,
  };
  const context = { actor, now: new Date(), requestId: 'test', onceKey: randomUUID() };
  const asked = { title: 'It is back', description: 'Again.', files: [] };
  expect((await followUp(context, number, asked)).number).toMatch(/\.0002$/);
});

it('takes over what was known, and links both ways without touching the closed ticket', async () => {
  const number = await closed('standard', { watchers: [world.people.own.id] });
  // The service-level clock follows what happened.
  await world.cloud.settled();
  const before = await page(world, 'standard', number);
  const { status, body } = await follow('standard', number);
  expect(status, JSON.stringify(body)).toBe(200);
  const made = await page(world, 'standard', body.number);
  const { siteId, contactId, itemId, type, urgency, impact, customerReference, teamId } = before.ticket;
  expect(made.ticket).toMatchObject({
    ...{ siteId, contactId, itemId, type, urgency, impact, customerReference, teamId },
    title: 'It is back',
    status: 'new',
    watchers: [{ id: world.people.own.id }],
  });
  expect(made.detail.description).toBe('Since this morning.');
  expect(made.links).toEqual([{ number, title: 'The router is down', follows: true }]);
  const after = await page(world, 'standard', number);
  expect(after.links).toEqual([{ number: body.number, title: 'It is back', follows: false }]);
  expect({ ...after, links: [] }).toEqual({ ...before, links: [] });
  expect((await deskPage(world, number)).links).toHaveLength(1);
});

it('is made once for each deed, several for a ticket, also at the same time', async () => {
  const number = await closed('standard');
  const key = randomUUID();
  const answers = await Promise.all([
    follow('standard', number, {}, key),
    follow('standard', number, {}, key),
    follow('admin', number, { title: 'Another' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const made = new Set(answers.map(({ body }) => body.number));
  expect(made.size).toBe(2);
  const { links } = await page(world, 'standard', number);
  expect(new Set(links.map((link) => link.number))).toEqual(made);
});

it('is for closed tickets that one sees', async () => {
  const open = await raise(world, 'standard');
  expect((await follow('standard', open)).status).toBe(409);
  const number = await closed('standard');
  for (const person of ['own', 'outsider'] as const)
    expect((await follow(person, number)).status, person).toBe(404);
  const empty = await world.call('standard', 'followUp', { params: { number }, body: { title: 'x' } });
  expect(empty.status).toBe(422);
});

it('of somebody who watched it is their own, and is shown to those who may see it', async () => {
  const number = await closed('standard', { watchers: [world.people.own.id, world.people.colleague.id] });
  const { body } = await follow('own', number);
  const made = await page(world, 'standard', body.number);
  expect(made.ticket.contactId).toBe(world.people.own.id);
  expect((await page(world, 'colleague', number)).links.map((link) => link.number)).toEqual([body.number]);
  const asked = { params: { number } };
  const tag = (await world.call('colleague', 'getTicket', asked)).headers.get('etag') ?? '';
  const removed = await world.call('own', 'removeWatcher', {
    params: { number: body.number, contactId: world.people.colleague.id },
  });
  expect(removed.status, JSON.stringify(removed.body)).toBe(204);
  const again = await world.call('colleague', 'getTicket', { ...asked, headers: { 'if-none-match': tag } });
  expect(again.status).toBe(200);
  expect(JSON.stringify(again.body)).not.toContain(body.number);
  const lists = await world.call('colleague', 'listTickets', { query: { list: 'watching' } });
  expect(JSON.stringify(lists.body)).not.toContain(body.number);
});

it('of a change request asks for its day anew', async () => {
  const number = await closed('standard', { type: 'change', requiredBy: '2099-01-01' });
  expect((await follow('standard', number)).status).toBe(422);
  expect((await follow('standard', number, { requiredBy: '2099-02-01' })).status).toBe(200);
});
