import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SettingsPage } from '../../lambdas/provider/provider.contract.ts';
import type { Ticket } from '../../lambdas/tickets/ticket.model.ts';
import { stage, type Stage } from './stage.ts';
import { page, raise } from './tickets.ts';

/** What administrators set for the whole desk. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const read = async (): Promise<SettingsPage> =>
  (await world.call<SettingsPage>('administrator', 'getSettings')).body;
const save = (body: object, key: string = randomUUID()) =>
  world.call<{ code: string; fields?: { path: string }[] }>('administrator', 'changeServiceLevels', {
    body,
    key,
  });

it('changes the targets once, for new tickets, and tells of a conflict', async () => {
  const { version, serviceLevels } = await read();
  const old = await raise(world, 'standard');
  const targets = { ...serviceLevels.targets, 1: { respond: 15, resolve: 90, allHours: true } };
  const body = { ...serviceLevels, targets, version };
  const key = randomUUID();
  expect((await save(body, key)).status).toBe(204);
  expect((await save(body, key)).status).toBe(204);
  expect((await read()).version).toBe(version + 1);
  const second = await save(body);
  expect([second.status, second.body.code]).toEqual([409, 'conflict']);

  // Copies of the function remember settings for half a minute.
  world.cloud.time.advance(31_000);
  const fresh = (await page(world, 'standard', await raise(world, 'standard'))).ticket;
  const minutes = (one: Ticket) => (Date.parse(one.respondBy ?? '') - Date.parse(one.createdAt)) / 60_000;
  expect(minutes(fresh)).toBe(15);
  expect(fresh.serviceLevel).toEqual({ priority: 1, respond: 15, resolve: 90, allHours: true });
  expect((await page(world, 'standard', old)).ticket.serviceLevel?.respond).toBe(60);
  const form = await world.call<{ targets: object }>('standard', 'getTicketForm');
  expect(form.body.targets).toEqual(targets);
});

it('names the field that is wrong', async () => {
  const { version, serviceLevels } = await read();
  const { week, targets } = serviceLevels;
  const wrong = async (part: object) =>
    (await save({ ...serviceLevels, ...part, version })).body.fields?.map(({ path }) => path);
  expect(await wrong({ week: { ...week, monday: { from: '18:00', to: '08:00' } } })).toEqual([
    'week.monday.to',
  ]);
  expect(await wrong({ targets: { ...targets, 2: { ...targets[2], resolve: 6 } } })).toEqual([
    'targets.2.resolve',
  ]);
  expect(await wrong({ holidays: [{ day: '2026-12-25', name: '' }] })).toEqual(['holidays.0.name']);
  const closed = Object.fromEntries(Object.keys(week).map((weekday) => [weekday, null]));
  expect(await wrong({ week: closed })).toEqual(['week.monday']);
});

it('changes when resolved tickets close; a technician may not', async () => {
  const { version } = await read();
  const closing = { days: 10, remindDays: 3 };
  const change = (person: 'administrator' | 'technician', body: object) =>
    world.call<{ fields?: { path: string }[] }>(person, 'changeClosing', { body });
  expect((await change('technician', { closing, version })).status).toBe(403);
  const refused = await change('administrator', { closing: { days: 3, remindDays: 3 }, version });
  expect(refused.body.fields?.map(({ path }) => path)).toEqual(['closing.remindDays']);
  expect((await change('administrator', { closing, version })).status).toBe(204);
  expect(await read()).toMatchObject({ closing, version: version + 1 });
});
