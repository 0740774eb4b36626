import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notices } from '../../lambdas/notifications/notice.model.ts';
import type { PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';
import { desk, raise } from './tickets.ts';

/** Which mails come (A11). */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const notices = async (person: PersonName) => (await world.call<Notices>(person, 'getNotices')).body;
const save = (person: PersonName, body: object, key?: string) =>
  world.call<Notices & { code?: string; fields?: { path: string }[] }>(person, 'saveNotices', { body, key });
const choose = async (person: PersonName, chosen: object) => {
  const { version } = await notices(person);
  return save(person, { stopped: false, choices: {}, ...chosen, version });
};
const mailsTo = async (person: PersonName) => {
  await world.cloud.settled();
  return (await world.cloud.mails()).filter((mail) => mail.to.join().includes(world.people[person].email));
};
const newSubjects = async (person: PersonName, deed: () => Promise<unknown>): Promise<string[]> => {
  const before = (await mailsTo(person)).length;
  await deed();
  return (await mailsTo(person)).slice(before).map(({ subject }) => subject);
};
const answer = (number: string) => desk(world, number, 'addDeskNote', { text: 'We look at it', seen: 'new' });

describe('choices', () => {
  it('are none at first, then what was chosen, for this person alone', async () => {
    expect(await notices('standard')).toEqual({ stopped: false, choices: {}, version: 0 });
    const saved = await save('standard', { stopped: false, choices: { answered: 'none' }, version: 0 });
    expect(saved.body).toEqual({ stopped: false, choices: { answered: 'none' }, version: 1 });
    expect(await notices('standard')).toEqual(saved.body);
    for (const other of ['admin', 'own', 'outsider'] as const) expect((await notices(other)).version).toBe(0);
  });

  it('are refused for events and channels that are not there, and when another device was faster', async () => {
    for (const choices of [{ welcome: 'none' }, { answered: 'pigeon' }])
      expect((await save('admin', { stopped: false, choices, version: 0 })).status).toBe(422);
    const key = randomUUID();
    const body = { stopped: false, choices: { told: 'none' }, version: 0 };
    const both = await Promise.all([save('admin', body), save('admin', { ...body, stopped: true })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { version } = await notices('admin');
    const [one, two] = [
      await save('admin', { ...body, version }, key),
      await save('admin', { ...body, version }, key),
    ];
    expect([one.body, two.body]).toEqual([one.body, one.body]);
    expect((await notices('admin')).version).toBe(version + 1);
  });

  it('leave the form of the contact alone: its version stays', async () => {
    const read = () =>
      world.call<{ version: number }>('admin', 'getContact', { params: { contactId: world.people.own.id } });
    const { version } = (await read()).body;
    await choose('own', { choices: { status: 'none' } });
    expect((await read()).body.version).toBe(version);
  });
});

describe('mails', () => {
  it('come or not as each event is chosen, to this person and no other', async () => {
    await choose('own', { choices: { raised: 'none' } });
    const number = await raise(world, 'own');
    expect((await mailsTo('own')).filter(({ subject }) => subject.includes(number))).toEqual([]);
    expect(await newSubjects('own', () => answer(number))).toEqual([expect.stringContaining('answered')]);
    await choose('own', { choices: { answered: 'none' } });
    expect(await newSubjects('own', () => answer(number))).toEqual([]);
    const other = await raise(world, 'colleague');
    expect(await newSubjects('colleague', () => answer(other))).toHaveLength(1);
  });

  it('of a watched ticket follow the choice for watched tickets', async () => {
    await choose('standard', { choices: { watched: 'none' } });
    const number = await raise(world, 'colleague');
    const watch = () =>
      world.call('standard', 'addWatcher', { params: { number, contactId: world.people.standard.id } });
    await watch();
    expect(await newSubjects('standard', () => answer(number))).toEqual([]);
    await choose('standard', { choices: { answered: 'none' } });
    expect(await newSubjects('standard', () => answer(number))).toHaveLength(1);
  });

  it('stop by one switch, but those that keep the access safe', async () => {
    await choose('colleague', { stopped: true });
    const number = await raise(world, 'colleague');
    expect(await newSubjects('colleague', () => answer(number))).toEqual([]);
    const asked = await newSubjects('colleague', () =>
      fetch(`${world.cloud.addresses.site}/api/session/portal/forgot`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ email: world.people.colleague.email }),
      }),
    );
    expect(asked).toHaveLength(1);
    await choose('colleague', { stopped: false });
    expect(await newSubjects('colleague', () => answer(number))).toHaveLength(1);
  });
});

describe('the link of a mail', () => {
  const site = () => world.cloud.addresses.site;
  const oneClick = (address: string) =>
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
  const stopAddress = (raw: Awaited<ReturnType<typeof mailsTo>>[number] | undefined): string =>
    `${site()}/api/session/stop-mails?token=${/\?mails=([^\s"]+)/.exec(raw?.text ?? '')?.[1] ?? ''}`;

  it('stops with one click without signing in, also twice and at once, and starts again', async () => {
    await choose('local', { choices: { told: 'none' } });
    const number = await raise(world, 'local', {
      siteId: world.places.branch,
      itemId: world.places.branchItem,
    });
    const mail = (await mailsTo('local')).at(-1);
    expect(mail?.text).toContain('/notifications');
    expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(mail?.headers['list-unsubscribe']).toMatch(
      /^<https?:\/\/[^>]+\/api\/session\/stop-mails\?token=[\w.-]+>$/,
    );
    const address = stopAddress(mail);
    const clicks = await Promise.all([oneClick(address), oneClick(address)]);
    expect([...clicks.map(({ status }) => status), (await oneClick(address)).status]).toEqual([
      204, 204, 204,
    ]);
    expect(await notices('local')).toMatchObject({ stopped: true, choices: { told: 'none' } });
    expect(await newSubjects('local', () => answer(number))).toEqual([]);
    const again = address.replace('stop-mails', 'start-mails');
    const started = await fetch(again, { method: 'POST', headers: { 'idempotency-key': randomUUID() } });
    expect(started.status).toBe(204);
    expect((await notices('local')).stopped).toBe(false);
  });

  it('leads to a page that asks, and changes nothing, when it is only opened', async () => {
    const address = stopAddress((await mailsTo('local')).at(-1));
    const before = await notices('local');
    const opened = await fetch(address, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^\/sign-in\/\?mails=/),
    ]);
    expect(await notices('local')).toEqual(before);
  });

  it('is worth nothing when it was altered, or made for somebody else', async () => {
    const address = stopAddress((await mailsTo('local')).at(-1));
    const other = address.replace(world.people.local.id, world.people.admin.id);
    expect(other).not.toBe(address);
    for (const wrong of [
      other,
      `${address}x`,
      `${site()}/api/session/stop-mails?token=x`,
      address.slice(0, -1),
    ])
      expect((await oneClick(wrong)).status).toBe(404);
    expect((await oneClick(`${site()}/api/session/stop-mails`)).status).toBe(422);
  });
});
