import { Readable } from 'node:stream';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { enterRoom } from './s3-room.ts';

const megabyte = 1024 ** 2;
const size = 192;

// Client and stand-in share this process: what both together hold stays far below the size of the object.
test('a large object flows through without being held', async () => {
  const { client, leave } = await enterRoom();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = () => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  };
  const Body = Readable.from(
    (function* () {
      for (let sent = 0; sent < size; sent++) {
        watch();
        yield Buffer.alloc(megabyte, sent);
      }
    })(),
  );
  await client.send(
    new PutObjectCommand({ Bucket: 'files', Key: 'large', Body, ContentLength: size * megabyte }),
  );
  const found = await client.send(new GetObjectCommand({ Bucket: 'files', Key: 'large' }));
  let received = 0;
  for await (const chunk of found.Body as Readable) {
    received += (chunk as Buffer).length;
    watch();
  }
  expect(received).toBe(size * megabyte);
  expect(most).toBeLessThan(96 * megabyte);
  await leave();
});

test('three hundred small objects, eight at a time', async () => {
  const { client, s3, leave } = await enterRoom();
  let next = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < 300) {
        const Key = `small/${next++}`;
        await client.send(new PutObjectCommand({ Bucket: 'files', Key, Body: Buffer.alloc(10_240) }));
      }
    }),
  );
  expect(await s3.listKeys('files', 'small/')).toHaveLength(300);
  await leave();
});
