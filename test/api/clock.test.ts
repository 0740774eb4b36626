import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultServiceLevels } from '../../lambdas/service-levels/service-level.model.ts';
import { companyForStaff, system } from '../../lambdas/platform/context.ts';
import { activityKey, cardKey, ticketKey } from '../../lambdas/platform/keys.ts';
import { documents, tableName } from '../../lambdas/platform/table.ts';
import { change, decide, setBoard } from './approvals.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** The service-level clock of a ticket, kept by the stream, as both sides see it. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const item = async (key: { PK: string; SK: string }) =>
  (await documents.send(new GetCommand({ TableName: tableName(), Key: key, ConsistentRead: true }))).Item ??
  {};
const company = () => companyForStaff(system, world.places.company);

const act = async (number: string, route: string, body: object): Promise<void> => {
  const { version } = (await deskPage(world, number)).ticket;
  const answer = await desk(world, number, route, { version, ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  await world.cloud.settled();
};

const clocks = ['respondBy', 'respondedAt', 'resolveBy', 'pausedSince', 'serviceLevel'];
/** The ticket as the portal has it; its card must say the same. */
async function seen(number: string) {
  const { ticket } = await page(world, 'standard', number);
  const card = await item(cardKey(company(), number));
  for (const name of clocks) expect(card[name], name).toEqual(ticket[name as keyof typeof ticket]);
  return ticket;
}

it('is there as soon as the ticket is', async () => {
  const ticket = await seen(await raise(world, 'standard'));
  expect(ticket.serviceLevel).toEqual({ priority: 1, ...defaultServiceLevels.targets[1] });
  expect(ticket.respondBy && ticket.resolveBy && ticket.respondBy < ticket.resolveBy).toBe(true);
  expect(ticket.respondedAt).toBeUndefined();
});

it('is answered, pauses, goes on and stops, and moves neither version nor time of change', async () => {
  const number = await raise(world, 'standard');
  const raised = await seen(number);
  await act(number, 'assignTicket', { technicianId: world.people.technician.id });
  await desk(world, number, 'addDeskNote', { text: 'For us', seen: 'assigned', internal: true });
  await world.cloud.settled();
  expect((await seen(number)).respondedAt).toBeUndefined();

  await act(number, 'addDeskNote', { text: 'Is it red?', seen: 'assigned' });
  const answered = await seen(number);
  expect(answered.respondedAt).toBe(answered.updatedAt);
  expect(answered.version).toBe(2);

  await act(number, 'changeStatus', { action: 'wait-client' });
  const waiting = await seen(number);
  expect(waiting).toMatchObject({ pausedSince: waiting.updatedAt, resolveBy: raised.resolveBy, version: 3 });

  const reply = { text: 'Yes', seen: 'waiting-client' };
  expect((await world.call('standard', 'addNote', { params: { number }, body: reply })).status).toBe(200);
  await world.cloud.settled();
  const running = await seen(number);
  expect(running.pausedSince).toBeUndefined();
  expect(running.resolveBy && raised.resolveBy && running.resolveBy >= raised.resolveBy).toBe(true);
  expect(running.respondedAt).toBe(answered.respondedAt);

  await act(number, 'resolveTicket', { resolution: 'A new router' });
  const solved = await seen(number);
  expect(solved.resolvedAt && solved.resolveBy && solved.resolvedAt < solved.resolveBy).toBe(true);
});

it('is the same when changes are delivered again, in another order, and all at once', async () => {
  const number = await raise(world, 'standard');
  await act(number, 'changeStatus', { action: 'start' });
  await act(number, 'changeStatus', { action: 'wait-client' });
  await act(number, 'changeStatus', { action: 'start' });
  const before = await item(ticketKey(company(), number));
  const { activity } = await page(world, 'standard', number);
  const records = await Promise.all(
    activity.map(async ({ id }, i) => ({
      eventID: `again-${id}`,
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: String(i),
        NewImage: marshall(await item(activityKey(company(), number, id, false))),
      },
    })),
  );
  const answers = await Promise.all(
    [records, records.toReversed(), records.slice(1)].map((Records) =>
      world.cloud.invoke('tablestream', { Records }),
    ),
  );
  expect(answers).toEqual(answers.map(() => ({ batchItemFailures: [] })));
  await world.cloud.settled();
  expect(await item(ticketKey(company(), number))).toEqual(before);
});

it('writes nothing when nothing of it moves', async () => {
  const number = await raise(world, 'standard');
  await act(number, 'addDeskNote', { text: 'We are at it', seen: 'new' });
  await world.cloud.settled();
  world.cloud.requests.take('tablestream');
  const reply = { text: 'Thank you', seen: 'new' };
  await world.call('standard', 'addNote', { params: { number }, body: reply });
  await world.cloud.settled();
  const replied = world.cloud.requests.take('tablestream');
  expect(replied.filter(({ operation }) => operation === 'TransactWriteItems')).toEqual([]);
  await act(number, 'addDeskNote', { text: 'Solved soon', seen: 'new' });
  const answered = world.cloud.requests.take('tablestream');
  expect(answered.filter(({ operation }) => operation === 'TransactWriteItems')).toEqual([]);
});

it('is right at once after each deed, and the stream finds nothing to correct', async () => {
  await setBoard(world, ['admin']);
  const number = await change(world, 'standard');
  const raised = await page(world, 'standard', number);
  expect(raised.ticket).toMatchObject({
    status: 'waiting-approval',
    pausedSince: expect.any(String) as string,
  });
  /** The clock as the page shows it right after a deed, and as it is once everything has followed. */
  const after = async (deed: () => Promise<{ status: number }>, paused: boolean) => {
    await world.cloud.settled();
    world.cloud.time.advance(60_000);
    expect((await deed()).status).toBeLessThan(300);
    const clockOf = async () => {
      const { ticket } = await page(world, 'standard', number);
      return clocks.map((name) => ticket[name as keyof typeof ticket]);
    };
    const shown = await clockOf();
    await world.cloud.settled();
    expect(shown).toEqual(await clockOf());
    expect((await seen(number)).pausedSince !== undefined).toBe(paused);
  };
  const work = async (route: string, body: object) =>
    desk(world, number, route, { version: (await deskPage(world, number)).ticket.version, ...body });
  const reply = { params: { number }, body: { text: 'Yes', seen: 'waiting-client' } };
  await after(() => decide(world, 'admin', number, 'approve'), false);
  await after(() => work('changeStatus', { action: 'start' }), false);
  await after(() => work('changeStatus', { action: 'wait-client' }), true);
  await after(() => world.call('standard', 'addNote', reply), false);
  await after(() => work('changeStatus', { action: 'wait-client' }), true);
  await after(() => work('askApproval', { reason: 'A licence' }), true);
  await after(() => decide(world, 'admin', number, 'approve'), false);
  await after(() => work('resolveTicket', { resolution: 'Done' }), false);
  const { version } = (await deskPage(world, number)).ticket;
  const reopen = { params: { number }, body: { version, comment: 'Not yet' } };
  await after(() => world.call('standard', 'reopenTicket', reopen), false);
});
