import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  UploadPartCopyCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterRoom } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;
const where = { Bucket: 'files', Key: 'big.bin' };
const fiveMiB = 5 * 1024 ** 2;
const pieces = [Buffer.alloc(fiveMiB, 1), Buffer.alloc(fiveMiB, 2), Buffer.alloc(1000, 3)];

beforeAll(async () => {
  room = await enterRoom();
});
afterAll(() => room.leave());

async function begin(): Promise<string> {
  const begun = await room.client.send(
    new CreateMultipartUploadCommand({ ...where, ContentType: 'image/png' }),
  );
  return begun.UploadId ?? '';
}

async function send(UploadId: string, PartNumber: number, Body: Buffer) {
  const { ETag } = await room.client.send(new UploadPartCommand({ ...where, UploadId, PartNumber, Body }));
  return { PartNumber, ETag };
}

const complete = (UploadId: string, Parts: { PartNumber: number; ETag: string | undefined }[]) =>
  room.client.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts } }));

test('parts become one object', async () => {
  const id = await begin();
  const parts = await Promise.all(pieces.map((piece, place) => send(id, place + 1, piece)));
  const listed = await room.client.send(new ListPartsCommand({ ...where, UploadId: id }));
  expect(listed.Parts?.map(({ Size }) => Size)).toEqual([fiveMiB, fiveMiB, 1000]);
  const { ETag } = await complete(id, parts);
  const md5 = createHash('md5');
  for (const piece of pieces) md5.update(createHash('md5').update(piece).digest());
  expect(ETag).toBe(`"${md5.digest('hex')}-3"`);
  const found = await room.client.send(new GetObjectCommand(where));
  expect(found.ContentType).toBe('image/png');
  const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
  expect(bytes.equals(Buffer.concat(pieces))).toBe(true);
  expect(room.events).toMatchObject([{ name: 'ObjectCreated:CompleteMultipartUpload', size: bytes.length }]);
  await expect(complete(id, parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('wrong lists of parts are refused', async () => {
  const id = await begin();
  const small = await send(id, 1, Buffer.from('small'));
  const last = await send(id, 2, Buffer.from('last'));
  await expect(complete(id, [small, last])).rejects.toMatchObject({ name: 'EntityTooSmall' });
  await expect(complete(id, [last, small])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
  await expect(complete(id, [{ ...small, ETag: '"other"' }])).rejects.toMatchObject({ name: 'InvalidPart' });
});

test('an aborted upload is gone', async () => {
  const id = await begin();
  await send(id, 1, Buffer.from('x'));
  await room.client.send(new AbortMultipartUploadCommand({ ...where, UploadId: id }));
  await expect(send(id, 1, Buffer.from('x'))).rejects.toMatchObject({ name: 'NoSuchUpload' });
});

test('what the stand-in lacks it refuses', async () => {
  const UploadId = await begin();
  const copy = new UploadPartCopyCommand({ ...where, UploadId, PartNumber: 1, CopySource: 'files/big.bin' });
  await expect(room.client.send(copy)).rejects.toMatchObject({ name: 'NotImplemented' });
  const part = new GetObjectCommand({ ...where, PartNumber: 1 });
  await expect(room.client.send(part)).rejects.toMatchObject({ name: 'NotImplemented' });
});
