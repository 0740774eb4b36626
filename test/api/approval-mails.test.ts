import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { askApproval, change, decide, setBoard, today } from './approvals.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, raise } from './tickets.ts';

/** The mails about approvals: who gets which, and how often. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
  await setBoard(world, ['own', 'admin'], { rule: 'all' });
});
afterEach(() => world.cloud.time.reset());
afterAll(() => world.cloud.stop());

const dayMs = 86_400_000;

/** `own: Please approve …` for each mail about this ticket's approval, oldest first. */
async function mails(number: string): Promise<string[]> {
  await world.cloud.settled();
  return (await world.cloud.mails())
    .filter(({ subject }) => subject.includes(number) && /pprov|eclined/.test(subject))
    .map(({ to, subject }) => `${String(to).split('@')[0]}: ${subject.split(':')[0]}`)
    .toSorted();
}

async function nightAfter(days: number, runs = 1): Promise<void> {
  await world.cloud.settled();
  world.cloud.time.advance(days * dayMs);
  await Promise.all(Array.from({ length: runs }, () => world.cloud.schedules.run('foyer-local-nightly')));
  await world.cloud.settled();
  world.cloud.time.reset();
}

it('ask the board, and tell the contact what became of it', async () => {
  const number = await change(world, 'standard');
  expect(await mails(number)).toEqual(['admin: Please approve or decline', 'own: Please approve or decline']);
  const [mail] = (await world.cloud.mails()).filter(({ subject }) => subject.includes(number));
  expect(JSON.stringify(mail)).not.toMatch(/undefined/);
  await decide(world, 'own', number, 'approve');
  expect(await mails(number)).toHaveLength(2);
  await decide(world, 'admin', number, 'decline', { reason: 'Too dear' });
  expect(await mails(number)).toContain('standard: Declined');
});

it('go to who stands in, too, but not twice to who is on the board', async () => {
  const away = (delegate: 'colleague' | 'admin') =>
    world.call('own', 'saveAway', {
      body: { delegateId: world.people[delegate].id, from: today(-1), to: today(1) },
    });
  await away('colleague');
  const number = await raise(world, 'standard');
  await askApproval(world, number);
  const asked = ['admin', 'colleague', 'own'].map((name) => `${name}: Please approve or decline`);
  expect(await mails(number)).toEqual(asked);
  await away('admin');
  const next = await change(world, 'standard');
  expect(await mails(next)).toEqual(['admin: Please approve or decline', 'own: Please approve or decline']);
  await world.call('own', 'endAway');
});

it('remind those who have not decided, after three days and again after three, once each', async () => {
  const number = await change(world, 'standard');
  const gone = await change(world, 'standard');
  await decide(world, 'own', number, 'approve');
  const { version } = (await deskPage(world, gone)).ticket;
  await desk(world, gone, 'resolveTicket', { version, resolution: 'Not needed' });
  const reminders = async (one: string) => (await mails(one)).filter((mail) => mail.includes('Still'));
  await nightAfter(2);
  expect(await reminders(number)).toEqual([]);
  await nightAfter(3, 3);
  await nightAfter(4);
  expect(await reminders(number)).toEqual(['admin: Still waiting for your approval']);
  await nightAfter(6, 2);
  expect(await reminders(number)).toHaveLength(2);
  expect(await reminders(gone)).toEqual([]);
  await decide(world, 'admin', number, 'approve');
  await nightAfter(9);
  expect(await reminders(number)).toHaveLength(2);
});

it('say who raised it and what for, to approvers; and the receipt that it waits', async () => {
  const description = 'For <Robin>, who starts on Monday.';
  const number = await change(world, 'standard', { description });
  await world.cloud.settled();
  const sent = (await world.cloud.mails()).filter(({ subject }) => subject.includes(number));
  const asked = JSON.stringify(sent.find(({ subject }) => subject.startsWith('Please approve')));
  expect(asked).toContain('Standard Example');
  expect(asked).toContain('Raised by');
  expect(asked).toContain('For &lt;Robin&gt;, who starts on Monday.');
  const receipt = JSON.stringify(sent.find(({ subject }) => subject.startsWith('We have your ticket')));
  expect(receipt).toContain('Waiting for approval');
});

it('tell a stand-in who is named what waits already, once', async () => {
  const number = await change(world, 'standard', { title: 'A quoll for the office' });
  const named = async () => {
    await world.cloud.settled();
    return (await world.cloud.mails()).filter(
      ({ to, subject }) => String(to).startsWith('colleague') && subject.startsWith('You approve in place'),
    );
  };
  const before = (await named()).length;
  const key = randomUUID();
  const body = { delegateId: world.people.colleague.id, from: today(), to: today(1) };
  await Promise.all([1, 2].map(() => world.call('own', 'saveAway', { body, key })));
  const mails = (await named()).slice(before);
  expect(mails).toHaveLength(1);
  expect(JSON.stringify(mails)).toContain('A quoll for the office');
  expect(JSON.stringify(mails)).toContain(number);
  await world.call('own', 'saveAway', { body: { ...body, from: today(1) } });
  const later = (await named()).slice(before);
  expect(later).toHaveLength(2);
  expect(later.filter((mail) => JSON.stringify(mail).includes('quoll'))).toHaveLength(1);
  await world.call('own', 'endAway');
});
