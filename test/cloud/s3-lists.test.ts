import { DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterRoom } from './s3-room.ts';
import type { Room } from './s3-room.ts';

let room: Room;
const Bucket = 'files';
const keys = ['a.txt', 'p/1', 'p/2', 'p/deep/3', 'p/deep/4', 'p2', 'z\u{1F600}', 'z\uFFEE', 'é & <b>'];

beforeAll(async () => {
  room = await enterRoom();
  for (const key of keys.toReversed()) await room.s3.putObject(Bucket, key, Buffer.from(key));
});
afterAll(() => room.leave());

const list = (input: Partial<ConstructorParameters<typeof ListObjectsV2Command>[0]> = {}) =>
  room.client.send(new ListObjectsV2Command({ Bucket, ...input }));

test('keys come in the order of their UTF-8 bytes', async () => {
  const found = await list();
  const inOrder = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect(found.Contents?.map(({ Key }) => Key)).toEqual(inOrder);
  expect(found).toMatchObject({ IsTruncated: false, KeyCount: keys.length, MaxKeys: 1000, Name: Bucket });
  expect(found.Contents?.[0]).toMatchObject({ Size: 5, StorageClass: 'STANDARD' });
  expect(await room.s3.listKeys(Bucket, 'p/')).toEqual(['p/1', 'p/2', 'p/deep/3', 'p/deep/4']);
});

test('a delimiter folds keys into prefixes, and pages continue behind them', async () => {
  const seen: (string | undefined)[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await list({ Prefix: 'p', Delimiter: '/', MaxKeys: 1, ContinuationToken });
    expect(page.KeyCount).toBe(1);
    seen.push(
      ...(page.Contents ?? []).map(({ Key }) => Key),
      ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
    );
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  expect(seen).toEqual(['p/', 'p2']);
  const deep = await list({ Prefix: 'p/', Delimiter: '/' });
  expect(deep.CommonPrefixes).toEqual([{ Prefix: 'p/deep/' }]);
  expect(deep.Contents).toHaveLength(2);
});

test('start-after, url encoding, and a token that is none', async () => {
  const after = await list({ StartAfter: 'p/deep/3', MaxKeys: 2 });
  expect(after.Contents?.map(({ Key }) => Key)).toEqual(['p/deep/4', 'p2']);
  const encoded = await list({ Prefix: 'é', EncodingType: 'url' });
  expect(encoded.Contents?.[0]?.Key).toBe('%C3%A9%20%26%20%3Cb%3E');
  await expect(list({ ContinuationToken: 'none' })).rejects.toMatchObject({ name: 'InvalidArgument' });
});

test('what was deleted is not listed', async () => {
  await room.client.send(new DeleteObjectCommand({ Bucket, Key: 'a.txt' }));
  const found = await list({ MaxKeys: 1 });
  expect(found.Contents?.[0]?.Key).toBe('p/1');
});
