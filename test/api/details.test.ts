import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultServiceLevels } from '../../lambdas/service-levels/service-level.model.ts';
import { decide, setBoard } from './approvals.ts';
import { paths, type Refusal } from './catalogue.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Answer, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** What the desk sets right on a ticket: due date, purchase order, emergency mark and watchers. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const set = (number: string, body: object) =>
  desk(world, number, 'changeDetails', body) as Promise<Answer<Refusal>>;

describe('the details of a ticket', () => {
  it('change with an entry in the activity, and are taken away again', async () => {
    const number = await raise(world, 'standard', { urgency: 'low', impact: 'only-me' });
    const details = { dueBy: '2099-05-04', poNumber: 'PO 7' };
    expect((await set(number, { version: 1, ...details })).status).toBe(204);
    const { ticket, activity } = await page(world, 'standard', number);
    expect(ticket).toMatchObject({ ...details, version: 2, priority: 4, emergency: false });
    expect(activity.at(-1)).toMatchObject({
      kind: 'changed',
      internal: false,
      text: 'Due date: 2099-05-04\nPurchase order: PO 7',
    });
    expect((await set(number, { version: 2, dueBy: '', poNumber: '' })).status).toBe(204);
    const after = (await page(world, 'standard', number)).ticket;
    expect([after.dueBy, after.poNumber, after.version]).toEqual([undefined, undefined, 3]);
  });

  it('with an emergency become critical at once, with the clock of that, and back', async () => {
    const number = await raise(world, 'standard', { urgency: 'low', impact: 'only-me' });
    const { ticket: raised } = await page(world, 'standard', number);
    await set(number, { version: 1, emergency: true });
    const { ticket } = await page(world, 'standard', number);
    expect(ticket).toMatchObject({ emergency: true, priority: 1 });
    expect(ticket.serviceLevel).toEqual({ priority: 1, ...defaultServiceLevels.targets[1] });
    expect(ticket.resolveBy! < raised.resolveBy!).toBe(true);
    await set(number, { version: 2 });
    await world.cloud.settled();
    const { ticket: calm } = await deskPage(world, number);
    expect([calm.priority, calm.respondBy, calm.resolveBy]).toEqual([4, raised.respondBy, raised.resolveBy]);
  });

  it('are refused with words: a day that has passed, an emergency that is none, an older version, what is over', async () => {
    const number = await raise(world, 'standard');
    expect(paths(await set(number, { version: 1, dueBy: '2020-01-01' }))).toEqual([422, ['dueBy']]);
    expect(paths(await set(number, { version: 1, poNumber: 'x'.repeat(61) }))).toEqual([422, ['poNumber']]);
    await set(number, { version: 1, poNumber: 'PO 1' });
    const late = await set(number, { version: 1, poNumber: 'PO 2' });
    expect([late.status, late.body.code]).toEqual([409, 'conflict']);
    expect(late.body.detail).toContain('technician Example changed this ticket meanwhile');

    const change = await raise(world, 'standard', { type: 'change', requiredBy: '2099-01-01' });
    const wrong = await set(change, { version: 1, emergency: true });
    expect(paths(wrong)).toEqual([422, ['emergency']]);

    await desk(world, number, 'resolveTicket', { version: 2, resolution: 'Done' });
    const closing = { params: { number }, body: { version: 3, satisfaction: 5 } };
    expect((await world.call('standard', 'closeTicket', closing)).status).toBe(204);
    expect((await set(number, { version: 4, poNumber: 'PO 3' })).status).toBe(409);
  });
});

describe('watchers', () => {
  const watch = (route: string, number: string, who: PersonName) =>
    world.call('technician', route, {
      params: { companyId: world.places.company, number, contactId: world.people[who].id },
    });

  it('are added and removed by the desk, see the ticket until then, and are of its company', async () => {
    await setBoard(world, ['admin']);
    const number = await raise(world, 'standard');
    const sees = async () => (await world.call('colleague', 'getTicket', { params: { number } })).status;
    expect(await sees()).toBe(404);
    expect((await watch('addDeskWatcher', number, 'colleague')).status).toBe(204);
    expect(await sees()).toBe(200);
    expect((await deskPage(world, number)).ticket.watchers.map(({ id }) => id)).toEqual([
      world.people.colleague.id,
    ]);
    const declined = await raise(world, 'standard', { type: 'change', requiredBy: '2099-01-01' });
    await decide(world, 'admin', declined, 'decline', { reason: 'Too dear' });
    expect((await page(world, 'standard', declined)).ticket.status).toBe('declined');
    expect((await watch('addDeskWatcher', declined, 'colleague')).status).toBe(204);
    expect((await watch('addDeskWatcher', number, 'outsider')).status).toBe(404);
    expect((await watch('removeDeskWatcher', number, 'colleague')).status).toBe(204);
    expect(await sees()).toBe(404);
  });
});
