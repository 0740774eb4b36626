import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterRoom } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;
const Bucket = 'files';

beforeAll(async () => {
  room = await enterRoom();
});
afterAll(() => room.leave());

async function put(Key: string, Body: string): Promise<void> {
  await room.client.send(new PutObjectCommand({ Bucket, Key, Body }));
}

async function get(Key: string): Promise<string> {
  const found = await room.client.send(new GetObjectCommand({ Bucket, Key }));
  return (await found.Body?.transformToString()) ?? '';
}

test('an object keeps its bytes, type and metadata, whatever signs its key has', async () => {
  const Key = "a/b c+é 'ü' (1)*~.txt";
  await room.client.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: 'hello',
      ContentType: 'text/plain',
      Metadata: { owner: 'x' },
    }),
  );
  const found = await room.client.send(new GetObjectCommand({ Bucket, Key }));
  expect(await found.Body?.transformToString()).toBe('hello');
  expect(found).toMatchObject({
    ContentType: 'text/plain',
    Metadata: { owner: 'x' },
    ContentLength: 5,
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    ChecksumCRC32: 'NhCmhg==',
    AcceptRanges: 'bytes',
  });
});

test('a stream arrives without its aws-chunked wrapping', async () => {
  const Body = Readable.from([Buffer.from('stream-'), Buffer.from('body')]);
  await room.client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 11 }));
  expect(await get('stream')).toBe('stream-body');
  const head = await room.client.send(new HeadObjectCommand({ Bucket, Key: 'stream' }));
  expect(head.ContentEncoding).toBeUndefined();
});

test.each(['CRC32C', 'SHA1', 'SHA256'] as const)('a %s checksum is verified', async (ChecksumAlgorithm) => {
  await room.client.send(new PutObjectCommand({ Bucket, Key: 'summed', Body: 'hello', ChecksumAlgorithm }));
  const found = await room.client.send(
    new GetObjectCommand({ Bucket, Key: 'summed', ChecksumMode: 'ENABLED' }),
  );
  expect(found[`Checksum${ChecksumAlgorithm}`]).toMatch(/=$/);
});

test('a checksum that does not hold stores nothing', async () => {
  const wrong = new PutObjectCommand({ Bucket, Key: 'broken', Body: 'hello', ChecksumCRC32: 'AAAAAA==' });
  await expect(room.client.send(wrong)).rejects.toMatchObject({ name: 'BadDigest' });
  await expect(get('broken')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('an absent object is NoSuchKey to GET, NotFound to HEAD; an absent bucket NoSuchBucket', async () => {
  await expect(get('absent')).rejects.toMatchObject({ name: 'NoSuchKey' });
  const head = room.client.send(new HeadObjectCommand({ Bucket, Key: 'absent' }));
  await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  const elsewhere = room.client.send(new GetObjectCommand({ Bucket: 'absent', Key: 'x' }));
  await expect(elsewhere).rejects.toMatchObject({ name: 'NoSuchBucket' });
});

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=-2', '89', 'bytes 8-9/10'],
  ['bytes=5-99', '56789', 'bytes 5-9/10'],
])('range %s', async (Range, text, contentRange) => {
  await put('digits', '0123456789');
  const found = await room.client.send(new GetObjectCommand({ Bucket, Key: 'digits', Range }));
  expect(await found.Body?.transformToString()).toBe(text);
  expect(found.ContentRange).toBe(contentRange);
  expect(found.$metadata.httpStatusCode).toBe(206);
});

test('a range beyond the end is refused', async () => {
  await put('digits', '0123456789');
  const beyond = new GetObjectCommand({ Bucket, Key: 'digits', Range: 'bytes=10-' });
  await expect(room.client.send(beyond)).rejects.toMatchObject({
    name: 'InvalidRange',
    $metadata: { httpStatusCode: 416 },
  });
});

test('conditional reads: 304 when unchanged, 412 when changed', async () => {
  await put('conditional', 'x');
  const { ETag } = await room.client.send(new HeadObjectCommand({ Bucket, Key: 'conditional' }));
  const unchanged = room.client.send(new GetObjectCommand({ Bucket, Key: 'conditional', IfNoneMatch: ETag }));
  await expect(unchanged).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  const changed = room.client.send(new GetObjectCommand({ Bucket, Key: 'conditional', IfMatch: '"other"' }));
  await expect(changed).rejects.toMatchObject({ name: 'PreconditionFailed' });
  const since = room.client.send(
    new GetObjectCommand({ Bucket, Key: 'conditional', IfModifiedSince: new Date(Date.now() + 1000) }),
  );
  await expect(since).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
});

test('conditional writes: of many who may only create, one does', async () => {
  const attempts = Array.from({ length: 6 }, (_, n) =>
    room.client.send(new PutObjectCommand({ Bucket, Key: 'once', Body: `${n}`, IfNoneMatch: '*' })),
  );
  const results = await Promise.allSettled(attempts);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const wrong = new PutObjectCommand({ Bucket, Key: 'once', Body: 'y', IfMatch: '"other"' });
  await expect(room.client.send(wrong)).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test('a copy takes type and metadata along, or new ones', async () => {
  await room.client.send(
    new PutObjectCommand({ Bucket, Key: 'from here', Body: 'x', ContentType: 'text/csv' }),
  );
  await room.client.send(
    new CopyObjectCommand({ Bucket, Key: 'to/there', CopySource: `${Bucket}/from%20here` }),
  );
  const copy = await room.client.send(new HeadObjectCommand({ Bucket, Key: 'to/there' }));
  expect(copy.ContentType).toBe('text/csv');
  await room.client.send(
    new CopyObjectCommand({
      Bucket,
      Key: 'to/there',
      CopySource: `${Bucket}/to/there`,
      MetadataDirective: 'REPLACE',
      ContentType: 'text/plain',
    }),
  );
  expect(await get('to/there')).toBe('x');
  const itself = new CopyObjectCommand({ Bucket, Key: 'to/there', CopySource: `${Bucket}/to/there` });
  await expect(room.client.send(itself)).rejects.toMatchObject({ name: 'InvalidRequest' });
});

test('deleting: one, several, and what was never there', async () => {
  await put('gone', 'x');
  await put('gone & <too>', 'x');
  await room.client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
  await expect(get('gone')).rejects.toMatchObject({ name: 'NoSuchKey' });
  const Objects = [{ Key: 'gone & <too>' }, { Key: 'never' }];
  const { Deleted } = await room.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(Deleted).toEqual(Objects);
});

test('tags are kept and told', async () => {
  await put('tagged', 'x');
  const TagSet = [{ Key: 'scan', Value: 'clean & <safe>' }];
  await room.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet } }));
  const found = await room.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'tagged' }));
  expect(found.TagSet).toEqual(TagSet);
  const head = await room.client.send(new GetObjectCommand({ Bucket, Key: 'tagged' }));
  expect(head.TagCount).toBe(1);
});
