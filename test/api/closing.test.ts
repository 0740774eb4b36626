import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Resolved tickets that nobody closes: the reminder, the closing, and what may get between. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterEach(() => world.cloud.time.reset());
afterAll(() => world.cloud.stop());

const dayMs = 86_400_000;

async function resolved(): Promise<string> {
  const number = await raise(world, 'standard');
  const { version } = (await deskPage(world, number)).ticket;
  const answer = await desk(world, number, 'resolveTicket', { version, resolution: 'A new router' });
  expect(answer.status).toBe(204);
  return number;
}

/** The jobs of the night, so many days from now; then the clock is back. */
async function nightAfter(days: number, runs = 1): Promise<void> {
  await world.cloud.settled();
  world.cloud.time.advance(days * dayMs);
  await Promise.all(Array.from({ length: runs }, () => world.cloud.schedules.run('foyer-local-nightly')));
  // What the queues hold is invisible until a time of the moved clock: it must be worked off before.
  await world.cloud.settled();
  world.cloud.time.reset();
}

const subjects = async (number: string): Promise<string[]> =>
  (await world.cloud.mails())
    .map(({ subject }) => subject)
    .filter((subject) => subject.includes(number) && /solved\?|Closed/.test(subject))
    .toReversed();

it('reminds once, closes once, says so, and leaves the desk’s queue', async () => {
  const number = await resolved();
  const before = (await page(world, 'standard', number)).ticket;
  await nightAfter(4);
  expect(await subjects(number)).toEqual([]);
  await nightAfter(5, 3);
  const reminded = (await page(world, 'standard', number)).ticket;
  expect(reminded).toMatchObject({
    status: 'resolved',
    version: before.version,
    updatedAt: before.updatedAt,
  });
  expect(reminded.closesOn).toBe(new Date(Date.now() + 7 * dayMs).toISOString().slice(0, 10));
  await nightAfter(6);
  expect(await subjects(number)).toHaveLength(1);
  await nightAfter(7, 3);
  await nightAfter(8);
  const { ticket, activity } = await page(world, 'standard', number);
  expect(ticket).toMatchObject({ status: 'closed', updatedBy: 'Harbour IT' });
  expect(activity.filter(({ kind }) => kind === 'closed')).toMatchObject([
    { by: { kind: 'system', name: 'Harbour IT' }, text: expect.stringContaining('Closed by itself') },
  ]);
  const said = await subjects(number);
  expect(said).toHaveLength(2);
  expect(said.some((one) => one.startsWith('Is it solved?'))).toBe(true);
  expect(said.some((one) => one.startsWith('Closed:'))).toBe(true);
  const queue = await world.call<{ tickets: { number: string }[] }>('technician', 'getQueue');
  expect(queue.body.tickets.map((one) => one.number)).not.toContain(number);
  const late = await world.call('standard', 'reopenTicket', {
    params: { number },
    body: { version: ticket.version, comment: 'Broken again' },
  });
  expect(late.status).toBe(409);
});

it('can be reopened until then, and begins anew when it is resolved again', async () => {
  const number = await resolved();
  await nightAfter(5);
  const { version } = (await page(world, 'standard', number)).ticket;
  const reopened = await world.call('standard', 'reopenTicket', {
    params: { number },
    body: { version, comment: 'Broken again' },
  });
  expect(reopened.status).toBe(204);
  await nightAfter(30);
  const open = (await page(world, 'standard', number)).ticket;
  expect(open.status).toBe('reopened');
  expect(open.closesOn).toBeUndefined();
});

it('goes on where a killed run has stopped', async () => {
  const numbers = [await resolved(), await resolved(), await resolved()];
  await world.cloud.settled();
  world.cloud.time.advance(5 * dayMs);
  const end = world.cloud.faults.inject({
    service: 'dynamodb',
    operation: 'TransactWriteItems',
    kind: 'crash-after',
    function: 'nightnightly',
    count: 1,
  });
  await expect(world.cloud.schedules.run('foyer-local-nightly')).rejects.toThrow(/\w/);
  end();
  await world.cloud.schedules.run('foyer-local-nightly');
  await world.cloud.settled();
  world.cloud.time.reset();
  for (const number of numbers) expect(await subjects(number)).toHaveLength(1);
});
