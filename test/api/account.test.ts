import { createHash, randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from './accounts.ts';
import { triesKey } from '../../lambdas/platform/keys.ts';
import { documents, tableName } from '../../lambdas/platform/table.ts';
import { triesEntity } from '../../lambdas/session/tries.table.ts';
import { password, type PersonName } from './accounts.ts';
import { stage, type Stage } from './stage.ts';

/** The own password (A5), at both doors, and what tries to guess one meet. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));
type Problem = { code: string; detail: string; fields?: { path: string }[] };

const mailsTo = async (email: string, subject: RegExp) => {
  await world.cloud.settled();
  return (await world.cloud.mails()).filter(
    (mail) => mail.to.join().includes(email) && subject.test(mail.subject),
  );
};
const doorOf = (person: PersonName) => (person === 'technician' ? 'desk' : 'portal');
const look = async (person: PersonName, cookie: string) =>
  (
    await fetch(
      `${world.cloud.addresses.site}/api/${doorOf(person)}/${person === 'technician' ? 'companies' : 'me'}`,
      { headers: { cookie } },
    )
  ).status;

it.each([
  ['own', 'changePassword'],
  ['technician', 'changeDeskPassword'],
] as const)('%s changes the own password: other sessions end, a mail tells of it', async (person, route) => {
  const { email } = world.people[person];
  const door = doorOf(person);
  const { site } = world.cloud.addresses;
  const other = await signIn(site, door, email);
  expect(await look(person, other.cookie)).toBe(200);
  const wrong = await world.call<Problem>(person, route, {
    body: { current: 'Not-my-password-1', password: 'Brand-new-secret-3' },
  });
  expect([wrong.status, wrong.body.fields?.[0]?.path]).toEqual([422, 'current']);
  const weak = await world.call<Problem>(person, route, { body: { current: password, password: 'short' } });
  expect(weak.body.fields?.[0]?.path).toBe('password');
  const same = await world.call<Problem>(person, route, { body: { current: password, password } });
  expect(same.body.fields?.[0]?.path).toBe('password');

  const asked = { body: { current: password, password: 'Brand-new-secret-3' }, key: randomUUID() };
  expect((await world.call(person, route, asked)).status).toBe(204);
  // The same submission once more, as after a lost answer: done once, and no wrong password.
  expect((await world.call(person, route, asked)).status).toBe(204);
  expect(await mailsTo(email, /^Your password was changed/)).toHaveLength(1);

  await aSecond();
  expect(await look(person, world.people[person].cookie)).toBe(200);
  expect(await look(person, other.cookie)).toBe(401);
  const write = await fetch(`${site}/api/${door}/account/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie: other.cookie },
    body: JSON.stringify({ current: 'Brand-new-secret-3', password: 'Somebody-elses-4' }),
  });
  expect(write.status).toBe(401);
  expect((await signIn(site, door, email)).status).toBe(422);
  expect((await signIn(site, door, email, 'Brand-new-secret-3')).status).toBe(200);
});

it('keeps no trace of a password in the table', async () => {
  const audit = await world.call('administrator', 'listAudit', {
    params: { companyId: world.places.company },
    query: { month: new Date().toISOString().slice(0, 7) },
  });
  expect(JSON.stringify(audit.body)).toContain('changed the own password');
  expect(JSON.stringify(audit.body)).not.toContain('Brand-new');
});

/** Tries one after the other, until the answer is 429 or so many are through. */
async function guess(email: string, times: number) {
  const answers: { status: number; body: Problem }[] = [];
  for (let i = 0; i < times; i++) {
    const { status, body } = await signIn(world.cloud.addresses.site, 'portal', email, `Wrong-guess-${i}`);
    answers.push({ status, body: body as Problem });
  }
  return answers.map(({ status, body }) => ({ status, code: body.code, detail: body.detail }));
}

it('slows down the fifth try at an address, known or unknown, with the same words', async () => {
  const { email } = world.people.colleague;
  const known = await guess(email, 6);
  // Locked means locked: the right password does not get in either, and does not show that it is right.
  expect((await signIn(world.cloud.addresses.site, 'portal', email)).status).toBe(429);
  const unknown = await guess('nobody-at-all@example.com', 6);
  expect(known.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429]);
  expect(known).toEqual(unknown);
  expect(known[5]?.detail).toMatch(/Please wait \d seconds?|Please wait a second/);
});

it('counts forty tries at once as forty', async () => {
  const email = 'many-at-once@example.com';
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      signIn(world.cloud.addresses.site, 'portal', email, `Wrong-guess-${i}`),
    ),
  );
  // Five are free; on a slow machine a pause of two seconds may pass while the forty are under way.
  expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(7);
  expect(answers.every(({ status }) => status === 422 || status === 429)).toBe(true);
});

it('locks whatever key the requests carry', async () => {
  const key = randomUUID();
  const lockOf = async (email: string) => {
    const place = triesKey('portal', createHash('sha256').update(email).digest('base64url'));
    const tries = { count: 9, last: Date.now() - 60_000, lockedUntil: Date.now() - 1_000 };
    const Item = triesEntity.item(tries, place);
    await documents.send(new PutCommand({ TableName: tableName(), Item }));
    const guessed = [];
    for (let i = 0; i < 2; i++) {
      const body = { email, password: `Wrong-guess-${i}` };
      guessed.push(await world.call('nobody', 'signIn', { params: { door: 'portal' }, body, key }));
    }
    return guessed.map(({ status }) => status);
  };
  expect(await lockOf('first-junk@example.com')).toEqual([422, 429]);
  expect(await lockOf('second-junk@example.com')).toEqual([422, 429]);
});

it('locks an address from the tenth try on, mails its owner once, and answers the same for unknown ones', async () => {
  const now = Date.now();
  const { email } = world.people.local;
  const stranger = 'nobody-here@example.com';
  // Nine tries of a while ago: to wait for their pauses would take a minute.
  for (const address of [email, stranger]) {
    const key = triesKey('portal', createHash('sha256').update(address).digest('base64url'));
    const tries = { count: 9, last: now - 60_000, lockedUntil: now - 1_000 };
    const Item = triesEntity.item(tries, key);
    await documents.send(new PutCommand({ TableName: tableName(), Item }));
  }
  const known = await guess(email, 3);
  const unknown = await guess(stranger, 3);
  expect(known).toEqual(unknown);
  expect(known.map(({ status }) => status)).toEqual([422, 429, 429]);
  expect(known[1]?.detail).toContain('Please wait 15 minutes');
  const mails = await mailsTo(email, /^Too many tries to sign in/);
  expect(mails).toHaveLength(1);
  expect(await mailsTo(stranger, /./)).toEqual([]);
});
