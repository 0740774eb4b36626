import { afterAll, beforeAll, expect, it } from 'vitest';
import { incident, page, raise, desk, deskPage } from './tickets.ts';
import { stage, type Stage } from './stage.ts';

/**
 * The requests to DynamoDB that really leave a function (DESIGN section 5), after a first call has warmed it.
 * The look at the person's access, at most one small read a second, is counted on its own: GetItem.
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

it('changing the status: one transaction', async () => {
  const number = await raise(world, 'standard');
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
