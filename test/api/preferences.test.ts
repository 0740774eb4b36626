import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '../../lambdas/home/home.contract.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Call, type Stage } from './stage.ts';

/** What a person keeps for the own devices: columns (D2) and saved views (D8). */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const kept = async (person: PersonName): Promise<Me['preferences']> =>
  (await world.call<Me>(person, 'getMe')).body.preferences;
type Told = { viewId: string; version: number; fields?: { path: string; message: string }[] };
const save = (person: PersonName, body: unknown, call: Call = {}) =>
  world.call<Told>(person, 'saveListSettings', { body, ...call });
const add = (person: PersonName, name: string, search: object = { list: 'open' }, call: Call = {}) =>
  world.call<Told>(person, 'createView', { body: { name, search }, ...call });
const refused = ({ status, body }: { status: number; body: Told }) => [status, body.fields?.[0]?.path];

describe('columns', () => {
  it('are nothing at first, then what was chosen, for this person alone', async () => {
    expect(await kept('standard')).toEqual({ lists: {}, views: [], version: 0 });
    const columns = ['number', 'title', 'itemProduct'];
    expect((await save('standard', { columns })).body).toEqual({ version: 1 });
    expect(await kept('standard')).toEqual({ lists: { columns }, views: [], version: 1 });
    for (const other of ['admin', 'own', 'outsider'] as const) expect((await kept(other)).version).toBe(0);
  });

  it('of two devices the last one wins, and each is told the version that it made', async () => {
    expect((await save('admin', { columns: ['number', 'status'] })).body.version).toBe(1);
    expect((await save('admin', { columns: ['number', 'team'], wide: 'summary' })).body.version).toBe(2);
    expect((await kept('admin')).lists).toEqual({ columns: ['number', 'team'], wide: 'summary' });
    const both = await Promise.all([
      save('admin', { columns: ['number', 'site'] }),
      save('admin', { columns: ['number', 'item'] }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map(({ body }) => body.version).toSorted()).toEqual([3, 4]);
  });

  it('hold the number and each column once; other names than letters, and too many, are refused', async () => {
    await save('own', { columns: ['title', 'title', 'someday'] });
    expect((await kept('own')).lists.columns).toEqual(['number', 'title', 'someday']);
    expect(refused(await save('own', { columns: ['<b>'] }))).toEqual([422, 'columns.0']);
    const many = Array.from(
      { length: 61 },
      (_, i) => `c${'x'.repeat(i % 30)}${String.fromCharCode(97 + (i % 26))}`,
    );
    expect(refused(await save('own', { columns: many.map((one) => one.replaceAll(/\d/g, '')) }))).toEqual([
      422,
      'columns',
    ]);
    expect(refused(await save('own', { wide: 'sideways' }))).toEqual([422, 'wide']);
  });

  it('sent twice under one key are kept once', async () => {
    const key = randomUUID();
    const first = await save('colleague', { columns: ['number'] }, { key });
    const again = await save('colleague', { columns: ['number'] }, { key });
    expect([first.body, again.body, (await kept('colleague')).version]).toEqual([
      { version: 1 },
      { version: 1 },
      1,
    ]);
  });
});

describe('saved views', () => {
  const search = {
    list: 'created',
    period: '2026-11',
    site: 's1',
    words: 'printer',
    filters: { status: 'new', technician: '' },
    sort: 'updated',
    down: true,
    columns: ['number', 'title'],
  };

  it('are kept, renamed and deleted, for this person alone', async () => {
    const { body } = await add('standard', '  My   printers ', search);
    const mine = (await kept('standard')).views;
    expect(mine).toEqual([{ id: body.viewId, name: 'My   printers', search }]);
    const change = (person: PersonName) =>
      world.call<Told>(person, 'changeView', {
        params: { viewId: body.viewId },
        body: { name: 'Printers', search: { list: 'mine' } },
      });
    const remove = (person: PersonName) =>
      world.call(person, 'deleteView', { params: { viewId: body.viewId } });
    for (const other of ['admin', 'outsider'] as const) {
      expect((await change(other)).status).toBe(404);
      expect((await remove(other)).status).toBe(404);
    }
    expect((await kept('standard')).views).toEqual(mine);
    expect((await change('standard')).status).toBe(204);
    expect((await kept('standard')).views).toEqual([
      { id: body.viewId, name: 'Printers', search: { list: 'mine' } },
    ]);
    expect((await remove('standard')).status).toBe(204);
    expect((await kept('standard')).views).toEqual([]);
    expect((await remove('standard')).status).toBe(404);
  });

  it('leave the columns alone, and the columns them', async () => {
    const before = (await kept('admin')).lists;
    const { viewId } = (await add('admin', 'Own')).body;
    expect((await kept('admin')).lists).toEqual(before);
    await save('admin', { columns: ['number', 'created'] });
    expect((await kept('admin')).views.map(({ id }) => id)).toEqual([viewId]);
  });

  it('refuse a name of 500 letters, none, one that is taken, and keep HTML as it is', async () => {
    await add('own', 'Urgent ones');
    for (const name of ['x'.repeat(500), '   ', 'two\nlines', 'URGENT  ones'])
      expect(refused(await add('own', name))).toEqual([422, 'name']);
    const html = '<img src=x onerror=alert(1)>';
    expect((await add('own', html)).status).toBe(200);
    expect((await kept('own')).views.at(-1)?.name).toBe(html);
  });

  it('refuse what no list could hold', async () => {
    for (const [path, wrong] of [
      ['search.list', { list: 'secret' }],
      ['search.filters.status', { list: 'open', filters: { status: 'x'.repeat(201) } }],
      ['search.words', { list: 'open', words: 'x'.repeat(201) }],
      ['search.sort', { list: 'open', sort: '<b>' }],
    ] as const)
      expect(refused(await add('own', 'Wrong', wrong))).toEqual([422, path]);
  });

  it('are 30 at most, also when they come at once; the same request twice is one view', async () => {
    const key = randomUUID();
    const [one, two] = [
      await add('colleague', 'Twice', undefined, { key }),
      await add('colleague', 'Twice', undefined, { key }),
    ];
    expect(one.body).toEqual(two.body);
    for (let i = 0; i < 28; i++) expect((await add('colleague', `View ${i}`)).status).toBe(200);
    const last = await Promise.all(['Last', 'Or this'].map((name) => add('colleague', name)));
    expect(last.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect((await kept('colleague')).views).toHaveLength(30);
    expect(refused(await add('colleague', 'One more'))).toEqual([422, 'name']);
  });
});

it('nothing of it stands in the audit trail of the company', async () => {
  await world.cloud.settled();
  const month = new Date(world.cloud.time.now()).toISOString().slice(0, 7);
  const { body } = await world.call<{ entries: { event: string }[] }>('administrator', 'listAudit', {
    params: { companyId: world.places.company },
    query: { month },
  });
  expect(body.entries.filter(({ event }) => event.startsWith('preferences'))).toEqual([]);
});
