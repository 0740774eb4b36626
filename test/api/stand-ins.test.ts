import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, decide, setBoard, today, waitingFor } from './approvals.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { page } from './tickets.ts';

/** Deciding in a member's place: who may, for how long, and what is written down. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());
beforeEach(() => setBoard(world, ['own', 'admin']));

const away = (person: PersonName, delegate: PersonName, from = today(), to = today(1)) =>
  world.call<{ code?: string }>(person, 'saveAway', {
    body: { delegateId: world.people[delegate].id, from, to },
  });

describe('a stand-in', () => {
  it('decides in the member’s place, is written down as such, and sees the ticket while it waits', async () => {
    const number = await change(world, 'standard');
    expect((await world.call('colleague', 'getTicket', { params: { number } })).status).toBe(404);
    expect((await away('own', 'colleague')).status).toBe(204);
    expect(await waitingFor(world, 'colleague')).toContain(number);
    const seen = await page(world, 'colleague', number);
    expect(seen.actions).toEqual(['approve', 'decline']);
    // What the service refuses is not offered: deciding is all that a stand-in is there for.
    const reply = { params: { number }, body: { text: 'Hello', seen: 'waiting-approval' } };
    expect([seen.takesPart, (await world.call('colleague', 'addNote', reply)).status]).toEqual([false, 404]);
    expect((await page(world, 'own', number)).takesPart).toBe(true);
    expect(seen.decidesFor).toEqual([{ id: world.people.own.id, name: 'Own Example' }]);
    expect((await decide(world, 'colleague', number, 'approve')).body.state).toBe('approved');
    const after = await page(world, 'colleague', number);
    expect(after.activity.at(-1)).toMatchObject({ kind: 'approved', inPlaceOf: 'Own Example' });
    expect(after.approval?.seats[0]?.decision?.by.id).toBe(world.people.colleague.id);
    const late = await decide(world, 'own', number, 'approve');
    expect(late.status).toBe(409);
  });

  it('never decides the own request, nor beyond the days, nor after the end', async () => {
    await away('own', 'colleague');
    const mine = await change(world, 'colleague');
    expect((await decide(world, 'colleague', mine, 'approve')).status).toBe(409);
    expect((await page(world, 'colleague', mine)).actions).toEqual([]);
    expect(await waitingFor(world, 'colleague')).not.toContain(mine);
    const number = await change(world, 'standard');
    await away('own', 'colleague', today(1), today(2));
    expect((await decide(world, 'colleague', number, 'approve')).status).toBe(404);
    await away('own', 'colleague');
    expect((await world.call('own', 'endAway')).status).toBe(204);
    expect((await decide(world, 'colleague', number, 'approve')).status).toBe(404);
  });

  it('who is a member too decides for both seats at once', async () => {
    await setBoard(world, ['own', 'admin'], { rule: 'all' });
    await away('own', 'admin');
    const number = await change(world, 'standard');
    expect((await decide(world, 'admin', number, 'approve')).body.state).toBe('approved');
    await world.call('own', 'endAway');
  });

  it('is a colleague who can sign in, named by a member, for days to come', async () => {
    expect((await away('own', 'own')).status).toBe(422);
    expect((await away('own', 'outsider')).status).toBe(422);
    expect((await away('own', 'colleague', '2020-01-01', '2020-01-02')).status).toBe(422);
    expect((await away('own', 'colleague', today(2), today(1))).status).toBe(422);
    expect((await away('standard', 'colleague')).status).toBe(409);
    const { body } = await world.call<{ onBoard: boolean; colleagues: object[] }>('standard', 'getAway');
    expect(body).toMatchObject({ onBoard: false, colleagues: [] });
  });
});
