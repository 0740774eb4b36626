import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DecidedOne } from '../../lambdas/approvals/approvals.contract.ts';
import type { Me } from '../../lambdas/home/home.contract.ts';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import { askApproval, change, decide, kindsOf, roundOf, setBoard, waitingFor } from './approvals.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, deskPage, page, raise } from './tickets.ts';

/** Approvals through the real functions: who may, who may not, twice, at the same time, out of turn. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

/** The board of most tests: a portal user, who sees own tickets only, and the administrator. */
beforeEach(() => setBoard(world, ['own', 'admin']));

const statusOf = async (number: string) => (await page(world, 'standard', number)).ticket.status;
describe('what the desk asks for', () => {
  it('is decided by one where it costs little, and by all from the board’s amount on', async () => {
    await setBoard(world, ['own', 'admin'], { allFrom: { amount: 500_00, currency: 'GBP' } });
    const ruleFor = async (amount: number) => {
      const number = await raise(world, 'standard');
      const { version } = (await deskPage(world, number)).ticket;
      const cost = { amount, currency: 'GBP' };
      const asked = await desk(world, number, 'askApproval', { version, reason: 'A new router', cost });
      expect(asked.status).toBe(204);
      const { body } = await decide(world, 'own', number, 'approve');
      return body.state;
    };
    expect(await ruleFor(499_99)).toBe('approved');
    expect(await ruleFor(500_00)).toBe('waiting');
  });
});

describe('a change request', () => {
  it('waits for the board, and only its members are offered to decide', async () => {
    const number = await change(world, 'standard');
    const seen = await page(world, 'own', number);
    expect(seen.ticket.status).toBe('waiting-approval');
    expect(kindsOf(seen)).toEqual(['created', 'approval-asked']);
    expect(seen.approval?.seats.map(({ id }) => id)).toEqual([world.people.own.id, world.people.admin.id]);
    expect(seen.actions).toEqual(['approve', 'decline']);
    expect((await page(world, 'standard', number)).actions).toEqual([]);
    expect(await waitingFor(world, 'own')).toContain(number);
    expect(await waitingFor(world, 'standard')).toEqual([]);
    const approves = async (person: PersonName) => (await world.call<Me>(person, 'getMe')).body.approves;
    expect([await approves('own'), await approves('standard')]).toEqual([true, false]);
  });

  it('begins once it is approved, with the words in the activity and in the search', async () => {
    const number = await change(world, 'standard');
    const word = `quokka${number.replace('.', '')}`;
    const answer = await decide(world, 'own', number, 'approve', { reason: `Fine, ${word}` });
    expect([answer.status, answer.body.state]).toEqual([200, 'approved']);
    const after = await page(world, 'standard', number);
    expect(after.ticket).toMatchObject({ status: 'approved', updatedBy: 'Own Example' });
    expect(after.activity.at(-1)).toMatchObject({
      kind: 'approved',
      status: 'approved',
      text: `Fine, ${word}`,
    });
    const { version } = after.ticket;
    expect((await desk(world, number, 'changeStatus', { version, action: 'start' })).status).toBe(204);
    await world.cloud.settled();
    const found = await world.call<{ results: object[] }>('standard', 'listMatches', { query: { q: word } });
    expect(found.body.results).toHaveLength(1);
    // Who was asked still sees the ticket; who was not does not.
    expect((await page(world, 'own', number)).ticket.status).toBe('in-progress');
    expect((await world.call('colleague', 'getTicket', { params: { number } })).status).toBe(404);
  });

  it('is over once it is declined, with a reason', async () => {
    const number = await change(world, 'standard');
    expect((await decide(world, 'admin', number, 'decline')).status).toBe(422);
    expect((await decide(world, 'admin', number, 'decline', { reason: 'Too dear' })).body.state).toBe(
      'declined',
    );
    const { ticket, actions, activity } = await page(world, 'standard', number);
    expect([ticket.status, actions]).toEqual(['declined', []]);
    expect(ticket.resolvedAt).toBeDefined();
    expect(activity.at(-1)).toMatchObject({ kind: 'declined', text: 'Too dear' });
    const recent = await world.call<{ tickets: Ticket[] }>('standard', 'listTickets', {
      query: { list: 'recent' },
    });
    expect(recent.body.tickets.map((one) => one.number)).toContain(number);
    const queue = await world.call<{ tickets: Ticket[] }>('technician', 'getQueue', {
      query: { queue: 'all' },
    });
    expect(queue.body.tickets.map((one) => one.number)).not.toContain(number);
    const note = { text: 'But why?', seen: 'declined', files: [] };
    expect((await world.call('standard', 'addNote', { params: { number }, body: note })).status).toBe(409);
    expect((await desk(world, number, 'addDeskNote', note)).status).toBe(409);
    expect((await desk(world, number, 'addDeskNote', { ...note, internal: true })).status).toBe(200);
  });

  it('goes straight to the desk when nobody may decide it, and says so', async () => {
    await setBoard(world, ['own']);
    const number = await change(world, 'own');
    const seen = await page(world, 'own', number);
    expect([seen.ticket.status, kindsOf(seen)]).toEqual(['new', ['created', 'approval-skipped']]);
  });

  it('needs no approval where the board is for what the desk asks for, nor where there is none', async () => {
    await setBoard(world, ['own'], { needs: 'asked' });
    expect(await statusOf(await change(world, 'standard'))).toBe('new');
    await setBoard(world, []);
    expect(await statusOf(await change(world, 'standard'))).toBe('new');
    expect(await statusOf(await raise(world, 'standard'))).toBe('new');
  });

  it('can be answered and talked about while it waits', async () => {
    const number = await change(world, 'standard');
    const note = { text: 'It is for Robin.', seen: 'waiting-approval', files: [] };
    const answer = (person: PersonName) => world.call(person, 'addNote', { params: { number }, body: note });
    // Also by the one who is asked and otherwise sees own tickets alone.
    for (const person of ['standard', 'own'] as const) expect((await answer(person)).status).toBe(200);
    expect((await answer('colleague')).status).toBe(404);
    expect((await desk(world, number, 'addDeskNote', note)).status).toBe(200);
    expect(await statusOf(number)).toBe('waiting-approval');
  });
});

describe('nobody decides', () => {
  it('the own request, raised by or for oneself, unless the provider allows it', async () => {
    const number = await change(world, 'admin');
    const refused = await decide(world, 'admin', number, 'approve');
    expect([refused.status, refused.body.code]).toEqual([409, 'out-of-turn']);
    expect(refused.body.detail).toMatch(/your own request/);
    expect((await page(world, 'admin', number)).actions).toEqual([]);
    const forMe = await change(world, 'standard', { contactId: world.people.admin.id });
    expect((await decide(world, 'admin', forMe, 'approve')).status).toBe(409);
    const byMe = await change(world, 'admin', { contactId: world.people.standard.id });
    expect((await decide(world, 'admin', byMe, 'approve')).status).toBe(409);
    await setBoard(world, ['own', 'admin'], { ownRequests: true });
    const allowed = await change(world, 'admin');
    expect((await decide(world, 'admin', allowed, 'approve')).body.state).toBe('approved');
  });

  it('who is not on the board, of another company, or not signed in', async () => {
    const number = await change(world, 'standard');
    const round = await roundOf(world, number);
    const tries = { standard: 409, colleague: 404, outsider: 404, technician: 401, nobody: 401 };
    for (const [person, status] of Object.entries(tries))
      expect((await decide(world, person as PersonName, number, 'approve', { round })).status, person).toBe(
        status,
      );
    expect(await statusOf(number)).toBe('waiting-approval');
  });

  it('twice, nor what is decided, nor by the round before the last', async () => {
    await setBoard(world, ['own', 'admin'], { rule: 'all' });
    const number = await change(world, 'standard');
    const round = await roundOf(world, number);
    const key = randomUUID();
    expect((await decide(world, 'own', number, 'approve', { key, round })).body.state).toBe('waiting');
    // The same request again is the same answer; another one is refused.
    expect((await decide(world, 'own', number, 'approve', { key, round })).body.state).toBe('waiting');
    expect((await decide(world, 'own', number, 'approve', { round })).body.detail).toMatch(/already/);
    expect(kindsOf(await page(world, 'standard', number))).toEqual(['created', 'approval-asked', 'approved']);
    expect((await askApproval(world, number)).status).toBe(204);
    const old = await decide(world, 'admin', number, 'approve', { round });
    expect([old.status, old.body.code]).toEqual([409, 'conflict']);
    // Asked anew: everybody decides anew.
    expect((await decide(world, 'own', number, 'approve')).body.state).toBe('waiting');
    expect((await decide(world, 'admin', number, 'approve')).body.state).toBe('approved');
    const late = await decide(world, 'admin', number, 'decline', { reason: 'No' });
    expect([late.status, late.body.detail]).toEqual([409, expect.stringMatching(/“Approved”.*any more/)]);
  });

  it('what the desk has resolved meanwhile', async () => {
    const number = await change(world, 'standard');
    const { version } = (await deskPage(world, number)).ticket;
    await desk(world, number, 'resolveTicket', { version, resolution: 'Not needed any more' });
    expect((await decide(world, 'own', number, 'approve')).status).toBe(409);
    expect(await waitingFor(world, 'own')).not.toContain(number);
  });
});

describe('at the same moment', () => {
  it('two of two approve: both count, and the ticket moves once', async () => {
    await setBoard(world, ['own', 'admin', 'colleague'], { rule: 'all' });
    const number = await change(world, 'standard');
    const round = await roundOf(world, number);
    const before = (await page(world, 'standard', number)).ticket.version;
    const people: PersonName[] = ['own', 'admin', 'colleague'];
    const answers = await Promise.all(people.map((one) => decide(world, one, number, 'approve', { round })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ body }) => body.state).toSorted()).toEqual(['approved', 'waiting', 'waiting']);
    const after = await page(world, 'standard', number);
    expect(after.ticket).toMatchObject({ status: 'approved', version: before + 1 });
    expect(after.activity.filter(({ kind }) => kind === 'approved')).toHaveLength(3);
    expect(after.activity.filter(({ status }) => status === 'approved')).toHaveLength(1);
  });

  it('one approves and another declines where one is enough: one of them is told that it is decided', async () => {
    const number = await change(world, 'standard');
    const round = await roundOf(world, number);
    const answers = await Promise.all([
      decide(world, 'own', number, 'approve', { round }),
      decide(world, 'admin', number, 'decline', { round, reason: 'No' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { state } = answers.find(({ status }) => status === 200)!.body;
    expect(await statusOf(number)).toBe(state);
  });
});

describe('several at once', () => {
  it('answers each for itself, and the same again for the same request', async () => {
    const [first, second, mine] = await Promise.all([
      change(world, 'standard'),
      change(world, 'colleague'),
      change(world, 'admin'),
    ]);
    const named = async (number: string) => ({ number, round: await roundOf(world, number) });
    const tickets = [
      await named(first),
      { number: 'T20200101.0001', round: 'none' },
      await named(mine),
      await named(second),
    ];
    const key = randomUUID();
    const send = () =>
      world.call<{ results: DecidedOne[] }>('admin', 'decideApprovals', {
        key,
        body: { decision: 'approve', tickets },
      });
    const { body } = await send();
    expect(body.results.map(({ number, state }) => [number, state])).toEqual([
      [first, 'approved'],
      ['T20200101.0001', undefined],
      [mine, undefined],
      [second, 'approved'],
    ]);
    expect(body.results[2]?.problem).toMatch(/your own request/);
    expect((await send()).body).toEqual(body);
    expect(await statusOf(mine)).toBe('waiting-approval');
  });

  it('declines with one reason, which is mandatory', async () => {
    const number = await change(world, 'standard');
    const tickets = [{ number, round: await roundOf(world, number) }];
    const without = await world.call<{ fields: { path: string }[] }>('own', 'decideApprovals', {
      body: { decision: 'decline', tickets },
    });
    expect([without.status, without.body.fields[0]?.path]).toEqual([422, 'reason']);
    await world.call('own', 'decideApprovals', { body: { decision: 'decline', reason: 'Not now', tickets } });
    expect((await page(world, 'standard', number)).activity.at(-1)?.text).toBe('Not now');
  });
});

describe('the desk', () => {
  it('asks for the approval of any open ticket, with what it costs', async () => {
    const number = await raise(world, 'standard');
    const cost = { amount: 125_000, currency: 'GBP' };
    expect((await askApproval(world, number, { cost })).status).toBe(204);
    const seen = await page(world, 'own', number);
    expect(seen.approval).toMatchObject({ cost, askedBy: { kind: 'staff' } });
    expect(seen.activity.at(-1)).toMatchObject({ kind: 'approval-asked', text: 'Two licences for a year' });
    const { version } = seen.ticket;
    expect((await desk(world, number, 'askApproval', { version: version - 1, reason: 'Late' })).status).toBe(
      409,
    );
    expect((await desk(world, number, 'changeStatus', { version, action: 'start' })).status).toBe(409);
  });

  it('is told when nobody may decide, and saves no board that somebody changed meanwhile', async () => {
    await setBoard(world, ['own']);
    const number = await raise(world, 'own');
    expect((await askApproval(world, number)).body.detail).toMatch(/Nobody/);
    const params = { companyId: world.places.company };
    const body = { memberIds: [], rule: 'one', needs: 'changes', remindAfter: 3 };
    const save = (more: object) =>
      world.call<{ code?: string }>('technician', 'saveChangeBoard', { params, body: { ...body, ...more } });
    expect((await save({ version: 1 })).status).toBe(409);
    expect((await save({ version: 1, memberIds: [world.people.outsider.id] })).status).toBe(422);
    expect((await save({ version: 1, remindAfter: 0 })).status).toBe(422);
  });
});
