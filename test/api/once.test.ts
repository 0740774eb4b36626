import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, incident, page, raise } from './tickets.ts';

/** Twice, at the same time, and killed in the middle: nothing is lost, nothing is doubled. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const openTitles = async (title: string): Promise<string[]> => {
  const { body } = await world.call<{ tickets: { title: string; number: string }[] }>(
    'standard',
    'listTickets',
    { query: { list: 'open' } },
  );
  return body.tickets.filter((ticket) => ticket.title === title).map((ticket) => ticket.number);
};

it('makes one ticket of a form sent twice, also at the same time', async () => {
  const title = `Twice ${randomUUID()}`;
  const request = { key: randomUUID(), body: incident(world, 'standard', { title }) };
  const answers = await Promise.all(
    [1, 2, 3].map(() => world.call<{ number: string }>('standard', 'createTicket', request)),
  );
  const again = await world.call<{ number: string }>('standard', 'createTicket', request);
  const numbers = new Set([...answers, again].map((answer) => answer.body.number));
  expect([...answers, again].map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
  expect(numbers.size).toBe(1);
  expect(await openTitles(title)).toEqual([...numbers]);
});

it('tells of what was done when a key comes back with other content, and does nothing', async () => {
  const key = randomUUID();
  const send = (title: string) =>
    world.call<{ number: string; code: string; ticket: string; detail: string }>('standard', 'createTicket', {
      key,
      body: incident(world, 'standard', { title }),
    });
  const title = `Changed ${randomUUID()}`;
  const { number } = (await send('First')).body;
  const other = await send(title);
  expect([other.status, other.body.code, other.body.ticket]).toEqual([409, 'already-done', number]);
  expect(other.body.detail).toContain(`It is ticket ${number}; what you changed since then is not in it.`);
  expect(await openTitles(title)).toEqual([]);
});

it('never gives a number twice when many raise tickets at once', async () => {
  const numbers = await Promise.all(Array.from({ length: 25 }, () => raise(world, 'standard')));
  expect(new Set(numbers).size).toBe(25);
});

it.each(['crash-before', 'crash-after', 'timeout'] as const)(
  'survives %s of the writing function: a retry brings the one ticket',
  async (kind) => {
    const title = `Torn ${kind} ${randomUUID()}`;
    const request = { key: randomUUID(), body: incident(world, 'standard', { title }) };
    world.cloud.faults.inject({
      function: 'portalapi',
      service: 'dynamodb',
      operation: 'TransactWriteItems',
      kind,
      count: 1,
    });
    const first = await world.call('standard', 'createTicket', request);
    world.cloud.faults.clear();
    expect([200, 500, 502, 503]).toContain(first.status);
    const retry = await world.call<{ number: string }>('standard', 'createTicket', request);
    expect(retry.status).toBe(200);
    expect(await openTitles(title)).toEqual([retry.body.number]);
    const found = await page(world, 'standard', retry.body.number);
    expect(found.activity).toHaveLength(1);
  },
);

it('tells the second of two people what changed', async () => {
  const number = await raise(world, 'standard');
  const { ticket } = await deskPage(world, number);
  const change = { version: ticket.version, action: 'start' };
  const both = await Promise.all([
    desk(world, number, 'changeStatus', change),
    desk(world, number, 'changeStatus', { ...change, action: 'wait-vendor' }),
  ]);
  const refused = both.find((answer) => answer.status !== 204);
  expect(both.map((answer) => answer.status).toSorted()).toEqual([204, 409]);
  expect(refused?.body.code).toBe('conflict');
  expect(refused?.body.detail).toMatch(
    /technician Example changed this ticket meanwhile: it is now “(In progress|Waiting on vendor)”/,
  );
});

it('refuses what is out of turn, and says why', async () => {
  const number = await raise(world, 'standard');
  const { ticket } = await page(world, 'standard', number);
  const early = await world.call<{ code: string; detail: string }>('standard', 'closeTicket', {
    params: { number },
    body: { version: ticket.version, satisfaction: 3 },
  });
  expect([early.status, early.body.code]).toEqual([409, 'out-of-turn']);
  expect(early.body.detail).toContain('“New”');
});

it('sends each mail once although the stream and the queue deliver again', async () => {
  world.cloud.faults.inject({ function: 'tablestream', service: 'sqs', kind: 'crash-after', count: 1 });
  const number = await raise(world, 'standard');
  await world.cloud.settled(30_000);
  world.cloud.faults.clear();
  const mails = (await world.cloud.mails()).filter((mail) => mail.subject.includes(number));
  expect(mails.map((mail) => mail.subject)).toHaveLength(1);
});
