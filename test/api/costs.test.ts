import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyId } from '../../lambdas/platform/context.ts';
import { contactTickets, listStampKey, ticketStampKey } from '../../lambdas/platform/keys.ts';
import { freshStamp } from '../../lambdas/platform/stamps.ts';
import { change, decide, roundOf, setBoard, today } from './approvals.ts';
import type { PersonName } from './accounts.ts';
import { incident, page, raise, desk, deskPage } from './tickets.ts';
import { stage, type Call, type Stage } from './stage.ts';

/**
 * The requests to DynamoDB that really leave a function (DESIGN section 5), after a first call has warmed it.
 * The look at the person's access, at most one small read a second, and the stamps that tell whether an answer has
 * changed are counted on their own: GetItem.
 */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

async function requestsOf(fn: string, act: () => Promise<unknown>): Promise<Record<string, number>> {
  await act();
  await world.cloud.settled();
  world.cloud.requests.take(fn);
  await act();
  const counts = world.cloud.requests.take(fn).filter(({ service }) => service === 'dynamodb');
  return Object.fromEntries(counts.map(({ operation, count }) => [operation, count]));
}

const withoutLook = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([operation]) => operation !== 'GetItem'));

it('home: one query and one batch', async () => {
  const counts = await requestsOf('portalapi', () => world.call('standard', 'getHome'));
  expect(withoutLook(counts)).toEqual({ Query: 1, BatchGetItem: 1 });
});

it('home of who stands in for an approver: one query more', async () => {
  await setBoard(world, ['admin']);
  const body = { delegateId: world.people.own.id, from: today(-1), to: today(1) };
  expect((await world.call('admin', 'saveAway', { body })).status).toBe(204);
  const counts = await requestsOf('portalapi', () => world.call('own', 'getHome'));
  expect(withoutLook(counts)).toEqual({ Query: 2, BatchGetItem: 1 });
});

it('deciding an approval: one batch and one transaction', async () => {
  const numbers = [await change(world, 'standard'), await change(world, 'standard')];
  const rounds = await Promise.all(numbers.map((number) => roundOf(world, number)));
  const counts = await requestsOf('portalapi', () =>
    decide(world, 'admin', numbers.pop() ?? '', 'approve', { round: rounds.pop() ?? '' }),
  );
  expect(counts).toEqual({ BatchGetItem: 1, TransactWriteItems: 1 });
});

it('a ticket that waits for its reader’s approval: one query', async () => {
  const number = await change(world, 'standard');
  const counts = await requestsOf('portalapi', () => page(world, 'admin', number));
  expect(withoutLook(counts)).toEqual({ Query: 1 });
});

it.each(['open', 'mine', 'recent', 'resolved', 'all'])('the list %s: one query', async (list) => {
  const counts = await requestsOf('portalapi', () =>
    world.call('standard', 'listTickets', { query: { list } }),
  );
  expect(withoutLook(counts)).toEqual({ Query: 1 });
});

it('a ticket with all its activity: one query', async () => {
  const number = await raise(world, 'standard');
  const counts = await requestsOf('portalapi', () => page(world, 'standard', number));
  expect(withoutLook(counts)).toEqual({ Query: 1 });
});

it('raising a ticket: one transaction', async () => {
  const counts = await requestsOf('portalapi', () =>
    world.call('standard', 'createTicket', { body: incident(world, 'standard') }),
  );
  expect(counts).toEqual({ TransactWriteItems: 1 });
});

it('adding a note: one transaction', async () => {
  const number = await raise(world, 'standard');
  const counts = await requestsOf('portalapi', () =>
    world.call('standard', 'addNote', { params: { number }, body: { text: 'More', seen: 'new' } }),
  );
  expect(counts).toEqual({ TransactWriteItems: 1 });
});

it('changing the status of a ticket that somebody has: one transaction', async () => {
  const number = await raise(world, 'standard');
  const technicianId = world.people.technician.id;
  expect((await desk(world, number, 'assignTicket', { version: 1, technicianId })).status).toBe(204);
  let { version } = (await deskPage(world, number)).ticket;
  let action = 'wait-vendor';
  const counts = await requestsOf('deskapi', async () => {
    const answer = await desk(world, number, 'changeStatus', { version, action });
    expect(answer.status).toBe(204);
    version += 1;
    action = 'start';
  });
  expect(counts).toEqual({ TransactWriteItems: 1 });
});

/** Asks until the answer is settled, then once more with its tag: what that costs, and how long it took to be asked. */
async function unchanged(person: PersonName, route: string, call: Call, fn: string) {
  let tag: string | null = null;
  for (let look = 0; !tag && look < 40; look++) {
    await world.cloud.settled();
    tag = (await world.call(person, route, call)).headers.get('etag');
    if (!tag) await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await new Promise((resolve) => setTimeout(resolve, 950));
  const headers = { 'if-none-match': tag ?? '' };
  world.cloud.requests.take(fn);
  const first = await world.call(person, route, { ...call, headers });
  const withLook = requestsBy(fn);
  const second = await world.call(person, route, { ...call, headers });
  expect([first.status, second.status]).toEqual([304, 304]);
  return { withLook, without: requestsBy(fn) };
}

const requestsBy = (fn: string): Record<string, number> =>
  Object.fromEntries(
    world.cloud.requests
      .take(fn)
      .filter(({ service }) => service === 'dynamodb')
      .map(({ operation, count }) => [operation, count]),
  );

describe('an unchanged answer (E12)', () => {
  it.each([
    ['standard', 'getTicket', 'portalapi', { GetItem: 1 }],
    ['standard', 'listTickets', 'portalapi', { GetItem: 1 }],
    ['own', 'listTickets', 'portalapi', { GetItem: 1 }],
    ['technician', 'getQueue', 'deskapi', { GetItem: 1 }],
    // The company's stamp and the provider's; what customers may read and what the desk alone may.
    ['standard', 'getHome', 'portalapi', { GetItem: 2 }],
    ['technician', 'getDeskTicket', 'deskapi', { GetItem: 2 }],
  ] as const)('%s %s: small reads, and the look at the access', async (person, route, fn, small) => {
    const number = await raise(world, person === 'own' ? 'own' : 'standard');
    const params = { number, companyId: world.places.company };
    const found = await unchanged(person, route, { params }, fn);
    expect(found.without).toEqual(small);
    expect(found.withLook).toEqual({ GetItem: small.GetItem + 1 });
  });

  it('reads items of far less than a kilobyte', () => {
    const company = 'c'.repeat(20) as CompanyId;
    for (const key of [
      ticketStampKey(company, 'T20261122.000000001', true),
      listStampKey(contactTickets(company, 'c'.repeat(20))),
    ])
      expect(JSON.stringify(freshStamp(key, Date.now())).length).toBeLessThan(400);
  });
});
