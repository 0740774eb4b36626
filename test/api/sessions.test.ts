import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OwnSession } from '../../lambdas/account/account.model.ts';
import { password, type PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';

/** Where people are signed in (A7): what they see, and what ending a session means for its next request. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

type Door = 'portal' | 'desk';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0';
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));
const post = (path: string, cookie = '', body: unknown = {}, headers: Record<string, string> = {}) =>
  fetch(`${world.cloud.addresses.site}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'user-agent': firefox,
      cookie,
      ...headers,
    },
    body: JSON.stringify(body),
  });
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
const enter = async (door: Door, person: PersonName, headers = {}) => {
  const { email } = world.people[person];
  const response = await post(`/api/session/${door}/sign-in`, '', { email, password }, headers);
  expect(response.status).toBe(200);
  return cookiesOf(response);
};
const list = async (door: Door, cookie: string) => {
  const response = await fetch(`${world.cloud.addresses.site}/api/${door}/account/sessions`, {
    headers: { cookie },
  });
  const body = (await response.json()) as { sessions?: OwnSession[] };
  return { status: response.status, sessions: body.sessions ?? [] };
};

it.each([
  ['portal', 'standard'],
  ['desk', 'technician'],
] as const)('shows %s sessions with device, place and time, and ends one at once', async (door, person) => {
  const mine = await enter(door, person);
  const place = { 'cloudfront-viewer-city': 'S%C3%A3o Paulo', 'cloudfront-viewer-country-name': 'Brazil' };
  const theirs = await enter(door, person, place);
  const { sessions } = await list(door, mine);
  expect(sessions[0]).toMatchObject({ device: 'Firefox on Windows', current: true });
  expect(sessions[0]).not.toHaveProperty('place');
  expect(sessions.filter(({ current }) => current)).toHaveLength(1);
  const other = sessions.find((one) => one.place === 'São Paulo, Brazil');
  expect(other?.begunAt).toMatch(/^20\d\d-/);

  const path = `/api/${door}/account/sessions/${other?.id}/end`;
  const key = { 'idempotency-key': randomUUID() };
  expect((await post(path, mine, {}, key)).status).toBe(204);
  expect((await post(path, mine, {}, key)).status).toBe(204);
  expect((await post(path, mine)).status).toBe(404);
  // A change is refused at once, a read within a second, a renewal for good.
  expect((await post(`/api/${door}/account/sessions/end`, theirs, { here: false })).status).toBe(401);
  await aSecond();
  expect((await list(door, theirs)).status).toBe(401);
  expect((await post(`/api/session/${door}/renew`, theirs)).status).toBe(401);
  const after = await list(door, mine);
  expect(after.status).toBe(200);
  expect(after.sessions.map(({ id }) => id)).not.toContain(other?.id);
  expect((await post(`/api/session/${door}/renew`, mine)).status).toBe(204);
});

it('ends all others, or all', async () => {
  const [first, second, third] = [
    await enter('portal', 'own'),
    await enter('portal', 'own'),
    await enter('portal', 'own'),
  ];
  expect((await post('/api/portal/account/sessions/end', third, { here: false })).status).toBe(204);
  await aSecond();
  expect((await list('portal', first!)).status).toBe(401);
  expect((await post('/api/session/portal/renew', second)).status).toBe(401);
  expect((await list('portal', third!)).sessions).toHaveLength(1);

  const fourth = await enter('portal', 'own');
  expect((await list('portal', fourth)).sessions).toHaveLength(2);
  expect((await post('/api/portal/account/sessions/end', fourth, { here: true })).status).toBe(204);
  await aSecond();
  for (const cookie of [third!, fourth]) {
    expect((await list('portal', cookie)).status).toBe(401);
    expect((await post('/api/session/portal/renew', cookie)).status).toBe(401);
  }
  expect((await list('portal', await enter('portal', 'own'))).sessions).toHaveLength(1);
});

it('several ended at once are all ended', async () => {
  const mine = await enter('portal', 'local');
  await Promise.all(Array.from({ length: 3 }, () => enter('portal', 'local')));
  const { sessions } = await list('portal', mine);
  const others = sessions.filter(({ current }) => !current);
  const answers = await Promise.all(
    others.map(({ id }) => post(`/api/portal/account/sessions/${id}/end`, mine)),
  );
  expect(answers.map(({ status }) => status)).toEqual(others.map(() => 204));
  expect((await list('portal', mine)).sessions).toHaveLength(1);
});

it('a session of somebody else is not there', async () => {
  const theirs = await list('portal', await enter('portal', 'colleague'));
  const mine = await enter('portal', 'standard');
  const answer = await post(`/api/portal/account/sessions/${theirs.sessions[0]?.id}/end`, mine);
  expect(answer.status).toBe(404);
});

it('after signing out, what the browser still had is refused at once', async () => {
  const cookie = await enter('portal', 'admin');
  expect((await list('portal', cookie)).status).toBe(200);
  expect((await post('/api/session/portal/sign-out', cookie)).status).toBe(204);
  await aSecond();
  expect((await list('portal', cookie)).status).toBe(401);
});

// The last, because it moves the clock.
it.each([
  ['portal', 'own'],
  ['desk', 'administrator'],
] as const)(
  'renews a session of the %s that is an hour old, from a known place or none',
  async (door, person) => {
    const place = { 'cloudfront-viewer-city': 'Oslo', 'cloudfront-viewer-country-name': 'Norway' };
    const nowhere = await enter(door, person);
    const somewhere = await enter(door, person, place);
    world.cloud.time.advance(60 * 60_000);
    try {
      for (const headers of [{}, place, {}]) {
        for (const cookie of [nowhere, somewhere]) {
          const renewed = await post(`/api/session/${door}/renew`, cookie, {}, headers);
          expect(renewed.status).toBe(204);
          const { sessions } = await list(door, cookiesOf(renewed));
          const { usedAt = '' } = sessions.find(({ current }) => current) ?? {};
          expect(world.cloud.time.now() - Date.parse(usedAt)).toBeLessThan(60_000);
        }
        world.cloud.time.advance(15 * 60_000);
      }
    } finally {
      world.cloud.time.reset();
    }
  },
);
