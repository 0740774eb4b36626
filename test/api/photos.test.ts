import { randomUUID } from 'node:crypto';
import { encode } from 'jpeg-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Me } from '../../lambdas/home/home.contract.ts';
import type { PhotoState, PhotoUpload, Photo } from '../../lambdas/photos/photo.model.ts';
import type { PersonName } from './accounts.ts';
import { audited } from './audit.ts';
import { stage, type Stage } from './stage.ts';

/** Photos of people (A10): sent by a form, made anew from their points, shown to whom may see the contact. */
let world: Stage;
beforeAll(async () => {
  world = await stage();
});
afterAll(() => world.cloud.stop());

const picture = (side: number, colour = 120, height = side): Buffer => {
  const data = new Uint8Array(side * height * 4).fill(colour);
  return Buffer.concat([
    Buffer.from(encode({ width: side, height, data }, 80).data),
    Buffer.from('GPS 51.5 N: appended'),
  ]);
};
const reserve = (person: PersonName, size: number, key: string = randomUUID()) =>
  world.call<PhotoUpload>(person, 'reservePhoto', { body: { size }, key });
async function post({ url, fields }: PhotoUpload, bytes: Uint8Array): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
  return (await fetch(url, { method: 'POST', body: form })).status;
}
const state = (person: PersonName, photoId: string) =>
  world.call<PhotoState>(person, 'getPhotoState', { params: { photoId } });
async function send(person: PersonName, bytes: Uint8Array): Promise<PhotoState> {
  const { body } = await reserve(person, bytes.length);
  expect(await post(body, bytes)).toBeLessThan(300);
  await world.cloud.settled();
  return (await state(person, body.photoId)).body;
}
const photo = async (person: PersonName): Promise<Photo | undefined> =>
  (await world.call<Me>(person, 'getMe')).body.photo;
const atDesk = (contactId: string, companyId = world.places.company) =>
  world.call<{ photo?: Photo }>('technician', 'getContactPhoto', { params: { companyId, contactId } });
const content = async (link = ''): Promise<Buffer> => Buffer.from(await (await fetch(link)).arrayBuffer());

it('is made anew from its points, in two sizes, for the person and the desk', async () => {
  expect(await photo('own')).toBeUndefined();
  expect(await send('own', picture(300))).toEqual({ status: 'ready' });
  expect(await audited(world)).toContain('Took a new photo of Own Example');
  const shown = await photo('own');
  for (const link of [shown?.small, shown?.large]) {
    const answer = await fetch(link ?? '');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(bytes.includes('appended')).toBe(false);
  }
  expect((await content(shown?.small)).length).toBeLessThan((await content(shown?.large)).length);
  expect((await atDesk(world.people.own.id)).body.photo?.large).toContain('photos/made/');
  for (const other of ['admin', 'colleague', 'outsider'] as const) expect(await photo(other)).toBeUndefined();
});

it('is nobody else’s: not its state, not by another company', async () => {
  const { body } = await reserve('own', 500);
  for (const other of ['admin', 'outsider'] as const)
    expect((await state(other, body.photoId)).status).toBe(404);
  expect((await atDesk(world.people.own.id, world.places.other)).status).toBe(404);
  expect((await atDesk('nobody-here')).status).toBe(404);
});

it('refuses in plain words what is no square picture, and keeps the one before', async () => {
  const before = await content((await photo('own'))?.large);
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)]);
  for (const bytes of [zip, picture(600), picture(100, 5, 120), picture(200).subarray(0, 300)]) {
    const { status, reason } = await send('own', bytes);
    expect([status, reason]).toEqual(['refused', expect.stringMatching(/[Pp]lease/)]);
  }
  expect(await content((await photo('own'))?.large)).toEqual(before);
  expect(await audited(world)).toContain('Refused a photo of Own Example');
  expect((await reserve('own', 2_000_000)).status).toBe(422);
  expect((await reserve('own', 0)).status).toBe(422);
});

it('takes no more bytes than were promised', async () => {
  const { body } = await reserve('own', 100);
  expect(await post(body, picture(100))).toBeGreaterThanOrEqual(400);
});

it('of two the last one stays, and the content of the one before is deleted', async () => {
  await send('standard', picture(100, 30));
  const first = await photo('standard');
  await send('standard', picture(100, 200));
  const second = await photo('standard');
  expect(second?.large).not.toBe(first?.large);
  expect((await fetch(first?.large ?? '')).status).toBe(404);
  expect((await fetch(second?.large ?? '')).status).toBe(200);
  const both = await Promise.all([send('standard', picture(80)), send('standard', picture(90))]);
  expect(both.map(({ status }) => status)).toEqual(['ready', 'ready']);
  await world.cloud.settled();
  expect((await fetch((await photo('standard'))?.small ?? '')).status).toBe(200);
  expect((await fetch(second?.small ?? '')).status).toBe(404);
});

it('sent again by the same form, or reserved twice, changes nothing', async () => {
  const bytes = picture(100, 77);
  const key = randomUUID();
  const [one, two] = [await reserve('local', bytes.length, key), await reserve('local', bytes.length, key)];
  expect(one.body.photoId).toBe(two.body.photoId);
  await post(one.body, bytes);
  await world.cloud.settled();
  const shown = await content((await photo('local'))?.large);
  const other = picture(100, 200);
  expect(other.length === bytes.length ? await post(one.body, other) : 400).toBeGreaterThan(0);
  await world.cloud.settled();
  expect(await content((await photo('local'))?.large)).toEqual(shown);
});

it('is removed, with its content; also twice', async () => {
  const before = await photo('local');
  expect((await world.call('local', 'removePhoto')).status).toBe(204);
  expect((await world.call('local', 'removePhoto')).status).toBe(204);
  await world.cloud.settled();
  expect(await photo('local')).toBeUndefined();
  expect((await fetch(before?.small ?? '')).status).toBe(404);
});
