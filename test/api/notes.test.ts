import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../lambdas/search/search.contract.ts';
import { resolutionOf } from '../../lambdas/tickets/note.model.ts';
import { redactedText } from '../../lambdas/redaction/redaction.model.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Full notes (E3): title, resolution, who is told. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const mailsTo = async (email: string, number: string) => {
  await world.cloud.settled();
  const all = await world.cloud.mails();
  return all.filter(({ to, subject }) => subject.includes(number) && to.join().includes(email));
};
const note = (number: string, body: object, key = randomUUID()) =>
  world.call<{ activityId: string }>('standard', 'addNote', { params: { number }, body, key });

describe('a full note of a customer', () => {
  it('has a title, is part of the resolution, and says whom it was sent to; sent twice it is one', async () => {
    const number = await raise(world, 'standard');
    const body = {
      title: 'What helped',
      text: 'We turned it round.',
      inResolution: true,
      notify: true,
      recipients: [world.people.admin.id],
      seen: 'new',
    };
    const key = randomUUID();
    const [first, second] = await Promise.all([note(number, body, key), note(number, body, key)]);
    expect([first.status, second.body]).toEqual([200, first.body]);
    const { activity } = await page(world, 'standard', number);
    const notes = activity.filter(({ kind }) => kind === 'note');
    expect(notes).toMatchObject([
      { title: 'What helped', text: 'We turned it round.', inResolution: true, told: ['Admin Example'] },
    ]);
    expect(resolutionOf(activity).map(({ text, by }) => [text, by.name])).toEqual([
      ['We turned it round.', 'Standard Example'],
    ]);
    const told = await mailsTo(world.people.admin.email, number);
    expect(told.map(({ subject }) => subject)).toEqual([
      `Standard Example wants you to know: The router is down [${number}]`,
    ]);
    // Nobody has the ticket yet: its team is told.
    expect(await mailsTo(world.people.technician.email, number)).toHaveLength(1);
  });

  it('tells the technician unless its writer wants no mail', async () => {
    const number = await raise(world, 'standard');
    const { version } = (await deskPage(world, number)).ticket;
    await desk(world, number, 'assignTicket', { version, technicianId: world.people.technician.id });
    const count = async () => (await mailsTo(world.people.technician.email, number)).length;
    const before = await count();
    await note(number, { text: 'Quietly', seen: 'assigned', notify: false });
    expect(await count()).toBe(before);
    await note(number, { text: 'Quickly', seen: 'assigned' });
    expect(await count()).toBe(before + 1);
  });

  it('is found by its title, until it is redacted with its text and leaves the resolution as well', async () => {
    const number = await raise(world, 'standard');
    const { body } = await note(number, {
      title: 'Pademelon',
      text: 'Secretly',
      seen: 'new',
      inResolution: true,
    });
    const found = async () => {
      await world.cloud.settled();
      const answer = await world.call<SearchAnswer>('standard', 'listMatches', { query: { q: 'pademelon' } });
      return answer.body.results.map(({ ticket }) => ticket.number);
    };
    expect(await found()).toEqual([number]);
    await world.call('technician', 'redactActivity', {
      params: { companyId: world.places.company, number, activityId: body.activityId },
      body: { reason: 'A test' },
    });
    expect(await found()).toEqual([]);
    const { activity } = await page(world, 'standard', number);
    expect(JSON.stringify(activity)).not.toMatch(/Pademelon|Secretly/);
    expect(resolutionOf(activity).map(({ text }) => text)).toEqual([redactedText]);
  });

  it('can be written while an approval is waited for, and on nothing that is over', async () => {
    const number = await raise(world, 'standard');
    const { version } = (await deskPage(world, number)).ticket;
    await desk(world, number, 'resolveTicket', { version, resolution: 'Replaced.' });
    expect((await note(number, { text: 'Thank you', seen: 'resolved', inResolution: true })).status).toBe(
      200,
    );
    const resolution = resolutionOf((await page(world, 'standard', number)).activity);
    expect(resolution.map(({ text }) => text)).toEqual(['Replaced.', 'Thank you']);
    const seen = (await page(world, 'standard', number)).ticket.version;
    await world.call('standard', 'closeTicket', {
      params: { number },
      body: { version: seen, satisfaction: 5 },
    });
    expect((await note(number, { text: 'One more thing', seen: 'closed' })).status).toBe(409);
  });
});

it('the desk tells contacts by name, of the ticket’s company alone', async () => {
  const number = await raise(world, 'standard');
  const people = await world.call<{ people: { id: string }[] }>('technician', 'listDeskPeople', {
    params: { companyId: world.places.company },
  });
  expect(people.body.people.map(({ id }) => id)).not.toContain(world.people.outsider.id);
  const send = (id: string) =>
    desk(world, number, 'addDeskNote', { text: 'Please read', seen: 'new', recipients: [id] });
  expect((await send(world.people.outsider.id)).status).toBe(422);
  expect((await send(world.people.colleague.id)).status).toBe(200);
  const [mail] = await mailsTo(world.people.colleague.email, number);
  // Somebody who may not open the ticket is not led to a closed door.
  expect(JSON.stringify(mail)).toContain('Please read');
  expect(JSON.stringify(mail)).not.toContain('Open the ticket');
});
