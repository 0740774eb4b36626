import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { enterRoom } from './s3-room.ts';

test('the host writes, reads, tags, lists and deletes without a signature', async () => {
  const { s3, events, leave } = await enterRoom();
  await s3.putObject('files', 'index.html', Buffer.from('<p>'), {
    'Content-Type': 'text/html',
    'Cache-Control': 'no-cache',
  });
  const found = await s3.readObject('files', 'index.html');
  expect(found).toMatchObject({
    size: 3,
    headers: { 'content-type': 'text/html', 'cache-control': 'no-cache', 'accept-ranges': 'bytes' },
  });
  expect(readFileSync(found?.path ?? '', 'utf8')).toBe('<p>');
  await s3.tagObject('files', 'index.html', { scan: 'clean' });
  await s3.deleteObject('files', 'index.html');
  expect(await s3.readObject('files', 'index.html')).toBeUndefined();
  expect(events.map(({ name }) => name)).toEqual([
    'ObjectCreated:Put',
    'ObjectTagging:Put',
    'ObjectRemoved:Delete',
  ]);
  await expect(s3.putObject('absent', 'x', Buffer.from('x'))).rejects.toMatchObject({
    code: 'NoSuchBucket',
  });
  await leave();
});

test('objects survive a restart; bytes of a broken upload do not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 's3-test-'));
  const before = await enterRoom(folder);
  await before.client.send(new PutObjectCommand({ Bucket: 'files', Key: 'still/here', Body: 'yes' }));
  await before.client.send(new PutObjectCommand({ Bucket: 'kept', Key: 'gone', Body: 'no' }));
  await before.client.send(new DeleteObjectCommand({ Bucket: 'kept', Key: 'gone' }));
  const bodies = dirname((await before.s3.readObject('files', 'still/here'))?.path ?? '');
  await before.leave();
  writeFileSync(join(bodies, 'stray'), 'half of a file');
  const after = await enterRoom(folder);
  const found = await after.client.send(new GetObjectCommand({ Bucket: 'files', Key: 'still/here' }));
  expect(await found.Body?.transformToString()).toBe('yes');
  expect(await after.s3.readObject('kept', 'gone')).toBeUndefined();
  expect(readdirSync(bodies)).toHaveLength(1);
  await after.leave();
  await rm(folder, { recursive: true });
});

test('without a folder of its own nothing stays on disk', async () => {
  const { s3, leave } = await enterRoom();
  await s3.putObject('files', 'x', Buffer.from('x'));
  const path = (await s3.readObject('files', 'x'))?.path ?? '';
  expect(existsSync(path)).toBe(true);
  await leave();
  expect(existsSync(path)).toBe(false);
});
