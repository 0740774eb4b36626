import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterRoom } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;
const Bucket = 'kept';

beforeAll(async () => {
  room = await enterRoom();
});
afterAll(() => room.leave());

const put = (Key: string, Body: string) => room.client.send(new PutObjectCommand({ Bucket, Key, Body }));
const get = (Key: string, VersionId?: string) =>
  room.client.send(new GetObjectCommand({ Bucket, Key, VersionId }));

test('every write is a version that can be read again', async () => {
  const first = await put('a', 'one');
  const second = await put('a', 'two');
  expect(first.VersionId).not.toBe(second.VersionId);
  const newest = await get('a');
  expect([await newest.Body?.transformToString(), newest.VersionId]).toEqual(['two', second.VersionId]);
  expect(await (await get('a', first.VersionId)).Body?.transformToString()).toBe('one');
  expect(room.events.at(-1)).toMatchObject({ versionId: second.VersionId });
  await expect(get('a', 'never')).rejects.toMatchObject({ name: 'NoSuchVersion' });
});

test('deleting puts a marker on top; deleting the marker brings the object back', async () => {
  const { VersionId } = await put('b', 'x');
  const marker = await room.client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
  expect(marker.DeleteMarker).toBe(true);
  await expect(get('b')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(get('b', marker.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' });
  expect(await (await get('b', VersionId)).Body?.transformToString()).toBe('x');
  const listed = await room.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'b' }));
  expect(listed.KeyCount).toBe(0);
  const versions = await room.client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'b' }));
  expect(versions.Versions).toMatchObject([{ VersionId, IsLatest: false }]);
  expect(versions.DeleteMarkers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: true }]);
  const undone = await room.client.send(
    new DeleteObjectCommand({ Bucket, Key: 'b', VersionId: marker.VersionId }),
  );
  expect(undone).toMatchObject({ DeleteMarker: true, VersionId: marker.VersionId });
  expect(await (await get('b')).Body?.transformToString()).toBe('x');
  await room.client.send(new DeleteObjectCommand({ Bucket, Key: 'b', VersionId }));
  expect(room.events.at(-1)).toMatchObject({ name: 'ObjectRemoved:Delete', versionId: VersionId });
});

test('a bucket tells whether it keeps versions', async () => {
  const told = (Bucket: string) => room.client.send(new GetBucketVersioningCommand({ Bucket }));
  expect((await told('kept')).Status).toBe('Enabled');
  expect((await told('files')).Status).toBeUndefined();
});
