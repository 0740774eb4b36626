import { afterAll, beforeAll, expect, it } from 'vitest';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** The life of a ticket from raising to closing, with the mails and the audit trail that come of it. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const mailsAbout = async (number: string) =>
  (await world.cloud.mails()).filter((mail) => mail.subject.includes(number));

it('goes from raised to closed, and everybody hears of it once', async () => {
  const { people, places, call, cloud } = world;
  const number = await raise(world, 'standard');
  expect(number).toMatch(/^T\d{8}\.\d{4}$/);
  const raised = await page(world, 'standard', number);
  expect(raised.ticket).toMatchObject({
    status: 'new',
    priority: 1,
    teamName: 'Networks',
    siteName: 'Head office',
    itemName: 'Router 1',
  });

  const queue = await call<{ tickets: { number: string }[] }>('technician', 'getQueue', {
    query: { queue: places.networks },
  });
  expect(queue.body.tickets.map((ticket) => ticket.number)).toContain(number);

  const assigned = await desk(world, number, 'assignTicket', {
    version: raised.ticket.version,
    technicianId: people.technician.id,
  });
  expect(assigned.status, JSON.stringify(assigned.body)).toBe(204);
  expect(
    (await desk(world, number, 'addDeskNote', { text: 'Is the light on the router red?', seen: 'assigned' }))
      .status,
  ).toBe(200);
  const waiting = await deskPage(world, number);
  expect(
    (await desk(world, number, 'changeStatus', { version: waiting.ticket.version, action: 'wait-client' }))
      .status,
  ).toBe(204);

  await cloud.settled();
  const home = await call<{ tiles: { waitingOnMe: number } }>('standard', 'getHome');
  expect(home.body.tiles.waitingOnMe).toBeGreaterThan(0);
  expect(
    (
      await call('standard', 'addNote', {
        params: { number },
        body: { text: 'Yes, it is red.', seen: 'waiting-client' },
      })
    ).status,
  ).toBe(200);
  expect((await page(world, 'standard', number)).ticket.status).toBe('in-progress');

  const now = await deskPage(world, number);
  expect(
    (
      await desk(world, number, 'resolveTicket', {
        version: now.ticket.version,
        resolution: 'Replaced the power supply.',
      })
    ).status,
  ).toBe(204);
  const resolved = await page(world, 'standard', number);
  expect(resolved.actions).toEqual(['close', 'reopen']);
  const reopened = await call('standard', 'reopenTicket', {
    params: { number },
    body: { version: resolved.ticket.version, comment: 'It is down again.' },
  });
  expect(reopened.status).toBe(204);
  const again = await deskPage(world, number);
  expect(
    (
      await desk(world, number, 'resolveTicket', {
        version: again.ticket.version,
        resolution: 'Replaced the router.',
      })
    ).status,
  ).toBe(204);
  const last = await page(world, 'standard', number);
  const closed = await call('standard', 'closeTicket', {
    params: { number },
    body: { version: last.ticket.version, satisfaction: 5, comment: 'Thank you!' },
  });
  expect(closed.status).toBe(204);

  const done = await page(world, 'standard', number);
  expect(done.ticket).toMatchObject({ status: 'closed', satisfaction: 5 });
  expect(done.actions).toEqual([]);
  expect(done.activity.map((entry) => entry.kind)).toEqual([
    'created',
    'assigned',
    'note',
    'status',
    'note',
    'resolved',
    'reopened',
    'resolved',
    'closed',
  ]);

  await cloud.settled();
  const mails = await mailsAbout(number);
  const toCustomer = mails.filter((mail) => mail.to.join().includes('standard@'));
  expect(toCustomer.map((mail) => mail.subject.split(':')[0]).toSorted()).toEqual(
    [
      'Closed',
      'Resolved',
      'Resolved',
      'Waiting on you',
      'We have your ticket',
      'technician Example answered',
      'technician Example is looking after',
    ].toSorted(),
  );
  expect(mails.filter((mail) => mail.to.join().includes('technician@')).length).toBe(2);
  const answer = toCustomer.find((mail) => mail.subject.includes('answered'));
  expect(answer?.text).toContain('Is the light on the router red?');
  expect(answer?.text).toContain(`/tickets/${number}`);

  const audit = await call<{ entries: { subject: string; event: string }[] }>('administrator', 'listAudit', {
    params: { companyId: places.company },
    query: { month: new Date(cloud.time.now()).toISOString().slice(0, 7) },
  });
  const trail = audit.body.entries.filter((entry) => entry.subject === number).map((entry) => entry.event);
  expect(trail.toSorted()).toEqual(
    [
      'ticket.created',
      'ticket.assigned',
      'ticket.answered',
      'ticket.status',
      'ticket.replied',
      'ticket.resolved',
      'ticket.reopened',
      'ticket.resolved',
      'ticket.closed',
    ].toSorted(),
  );
});

it('keeps internal notes at the desk: in no page, list, mail or count', async () => {
  const number = await raise(world, 'standard');
  const before = await page(world, 'standard', number);
  expect(
    (
      await desk(world, number, 'addDeskNote', {
        text: 'SECRET: the customer is behind with payments',
        seen: 'new',
        internal: true,
      })
    ).status,
  ).toBe(200);
  await world.cloud.settled();
  expect(JSON.stringify(await deskPage(world, number))).toContain('SECRET');
  expect(await page(world, 'standard', number)).toEqual(before);
  const list = await world.call('standard', 'listTickets', { query: { list: 'open' } });
  expect(JSON.stringify(list.body)).not.toContain('SECRET');
  expect(JSON.stringify(await world.cloud.mails())).not.toContain('SECRET');
});
