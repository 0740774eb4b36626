import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { dirname } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { enterRoom } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;
let bodies: string;
const Bucket = 'files';

beforeAll(async () => {
  room = await enterRoom();
  await room.s3.putObject(Bucket, 'large', Buffer.alloc(20_000_000));
  bodies = dirname((await room.s3.readObject(Bucket, 'large'))?.path ?? '');
});
afterAll(() => room.leave());

test('an upload that breaks off leaves nothing behind and is no fault of the stand-in', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const address = await getSignedUrl(room.client, new PutObjectCommand({ Bucket, Key: 'half' }));
  const upload = request(address, { method: 'PUT', headers: { 'content-length': '1000000' } });
  upload.on('error', () => undefined);
  upload.write(Buffer.alloc(500_000));
  await vi.waitFor(() => expect(readdirSync(bodies)).toHaveLength(2));
  upload.destroy();
  await vi.waitFor(() => expect(readdirSync(bodies)).toHaveLength(1));
  expect(await room.s3.readObject(Bucket, 'half')).toBeUndefined();
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test('a reader may leave in the middle, and an object may be deleted under a reader', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const address = await getSignedUrl(room.client, new GetObjectCommand({ Bucket, Key: 'large' }));
  const leaving = await fetch(address);
  await leaving.body?.cancel();
  const reading = await fetch(address);
  await room.s3.deleteObject(Bucket, 'large');
  expect((await reading.arrayBuffer()).byteLength).toBe(20_000_000);
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test('virtual-host style is signed with the bucket in the name of the host', async () => {
  await room.s3.putObject(Bucket, 'a b', Buffer.from('found'));
  const client = new S3Client({
    endpoint: `http://localhost:${room.s3.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'LOCALKEY', secretAccessKey: 'local-secret' },
  });
  const address = new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b' })));
  expect(address.hostname).toBe('files.localhost');
  // By address: not every resolver knows that names below localhost are this machine.
  const asked = request(`${room.endpoint}${address.pathname}${address.search}`, {
    headers: { host: address.host },
  }).end();
  const [answer] = (await once(asked, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
  expect(answer.statusCode).toBe(200);
  let text = '';
  for await (const chunk of answer) text += chunk.toString();
  expect(text).toBe('found');
});

test('an address that is not percent-encoded well is 400', async () => {
  const asked = request(`${room.endpoint}/files/%E0%A4%A`).end();
  const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
  answer.resume();
  expect(answer.statusCode).toBe(400);
});
