import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Whoever starts or resolves a ticket that nobody has is its technician from then on. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const mine = async (): Promise<string[]> => {
  await world.cloud.settled();
  const answer = await world.call<{ tickets: Ticket[] }>('technician', 'getQueue', {
    query: { queue: 'mine' },
  });
  return answer.body.tickets.map(({ number }) => number);
};

describe.each([
  ['starting', 'changeStatus', { action: 'start' }, 'status'],
  ['resolving', 'resolveTicket', { resolution: 'Replaced.' }, 'resolved'],
] as const)('%s a ticket that nobody has', (_name, route, body, kind) => {
  it('makes the actor its technician, with an entry before and one mail', async () => {
    const number = await raise(world, 'standard');
    await world.cloud.settled();
    const { technician, standard } = world.people;
    const answer = await desk(world, number, route, { ...body, version: 1 });
    expect(answer.status, JSON.stringify(answer.body)).toBe(204);
    const { ticket, activity } = await page(world, 'standard', number);
    expect(ticket).toMatchObject({ technicianId: technician.id, version: 2 });
    expect(activity.map((one) => one.kind)).toEqual(['created', 'assigned', kind]);
    expect(activity[1]?.text).toContain(`Assigned to ${ticket.technicianName ?? '?'}`);
    expect(await mine()).toContain(number);
    const mails = (await world.cloud.mails()).filter(
      ({ to, subject }) => subject.includes(number) && to.join().includes(standard.email),
    );
    expect(mails).toHaveLength(2);
    expect(mails.filter(({ subject }) => subject.includes('looking after'))).toEqual([]);
  });
});

it('leaves it with whoever has it, and waiting takes nothing', async () => {
  const number = await raise(world, 'standard');
  await desk(world, number, 'changeStatus', { version: 1, action: 'wait-vendor' });
  expect((await deskPage(world, number)).ticket.technicianId).toBeUndefined();
  const technicianId = world.people.administrator.id;
  expect((await desk(world, number, 'assignTicket', { version: 2, technicianId })).status).toBe(204);
  await desk(world, number, 'changeStatus', { version: 3, action: 'start' });
  const { ticket, activity } = await deskPage(world, number);
  expect([ticket.technicianId, ticket.version]).toEqual([technicianId, 4]);
  expect(activity.filter(({ kind }) => kind === 'assigned')).toHaveLength(1);
});
