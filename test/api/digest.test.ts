import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Notices } from '../../lambdas/notifications/notice.model.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, raise } from './tickets.ts';

/** The daily mail (A11). */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterEach(() => world.cloud.time.reset());
afterAll(() => world.cloud.stop());

const dayMs = 86_400_000;
const all = ['raised', 'assigned', 'answered', 'status', 'resolved', 'watched', 'told'];
async function choose(person: PersonName, channel: string, more: object = {}): Promise<void> {
  const { version } = (await world.call<Notices>(person, 'getNotices')).body;
  const choices = Object.fromEntries(all.map((notice) => [notice, channel]));
  const answer = await world.call(person, 'saveNotices', {
    body: { stopped: false, choices, ...more, version },
  });
  expect(answer.status).toBe(200);
}
const answer = (number: string) =>
  desk(world, number, 'addDeskNote', { text: 'A secret of the message', seen: 'new' });
const mails = async (person: PersonName) => {
  await world.cloud.settled();
  return (await world.cloud.mails()).filter((mail) => mail.to.join().includes(world.people[person].email));
};
const daily = async (person: PersonName) =>
  (await mails(person)).filter(({ subject }) => subject.startsWith('What happened'));
/** The morning, so many days from now, run so often at once; then the clock is back. */
async function morning(days: number, runs = 1): Promise<void> {
  await world.cloud.settled();
  world.cloud.time.advance(days * dayMs);
  await Promise.all(Array.from({ length: runs }, () => world.cloud.schedules.run('foyer-local-morning')));
  await world.cloud.settled();
  world.cloud.time.reset();
}

it('holds what happened by ticket, once, however often the morning runs, and is never empty', async () => {
  await choose('own', 'daily');
  const [one, two] = [await raise(world, 'own'), await raise(world, 'own', { title: 'The other router' })];
  await answer(one);
  await answer(one);
  await morning(0, 3);
  expect(await mails('own')).toHaveLength(1);
  const [mail] = await daily('own');
  expect(mail?.subject).toBe('What happened on 2 tickets');
  for (const words of [one, two, 'The other router', 'answered', '/notifications'])
    expect(mail?.text).toContain(words);
  expect(mail?.text.match(/technician Example answered/g)).toHaveLength(2);
  expect(mail?.text).not.toContain('A secret of the message');
  expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  await answer(two);
  await morning(0);
  expect(await daily('own')).toHaveLength(1);
  await morning(1, 2);
  expect(await daily('own')).toHaveLength(2);
  await morning(2);
  await morning(3);
  expect(await daily('own')).toHaveLength(2);
});

it('holds only what the person still may see and still wants, and what came before another choice', async () => {
  await choose('colleague', 'daily');
  const watched = await raise(world, 'own');
  const own = await raise(world, 'colleague');
  const params = { number: watched, contactId: world.people.colleague.id };
  await world.call('own', 'addWatcher', { params });
  await world.call('admin', 'addWatcher', { params });
  await answer(watched);
  await world.cloud.settled();
  const removed = await world.call('admin', 'removeWatcher', { params });
  expect(removed.status).toBe(204);
  await choose('colleague', 'now', { choices: { answered: 'daily' } });
  await morning(0);
  const [mail] = await daily('colleague');
  expect(mail?.text).toContain(own);
  expect(mail?.text).not.toContain(watched);
});

it('comes to nobody who stopped all mails meanwhile, and nothing of others is in it', async () => {
  await choose('standard', 'daily');
  await raise(world, 'standard');
  await world.cloud.settled();
  await choose('standard', 'daily', { stopped: true });
  await morning(0);
  expect(await daily('standard')).toEqual([]);
  for (const other of ['admin', 'outsider', 'local'] as const) expect(await daily(other)).toEqual([]);
});

it('is made once also when the function dies in the middle', async () => {
  await choose('local', 'daily');
  const number = await raise(world, 'local', {
    siteId: world.places.branch,
    itemId: world.places.branchItem,
  });
  await world.cloud.settled();
  const dying = {
    function: 'nightly',
    service: 'dynamodb',
    operation: 'TransactWriteItems',
    count: 1,
  } as const;
  world.cloud.faults.inject({ ...dying, kind: 'crash-before' });
  await morning(0).catch(() => undefined);
  world.cloud.faults.inject({ ...dying, kind: 'crash-after' });
  await morning(0).catch(() => undefined);
  await morning(0);
  world.cloud.faults.clear();
  const sent = await daily('local');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain(number);
});
