import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { enterRoom } from './sqs-room.ts';

test('the host receives records as Lambda gets them, and deletes them', async () => {
  const { sqs, client, moveClock, leave } = await enterRoom();
  await client.send(
    new SendMessageCommand({
      QueueUrl: sqs.url('main'),
      MessageBody: 'hello',
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'mail' } },
    }),
  );
  const [record] = await sqs.receive('main', 10, 1000);
  expect(record).toMatchObject({
    body: 'hello',
    md5OfBody: '5d41402abc4b2a76b9719d911017c592',
    attributes: { ApproximateReceiveCount: '1' },
    messageAttributes: {
      kind: { stringValue: 'mail', dataType: 'String', stringListValues: [], binaryListValues: [] },
    },
  });
  expect(sqs.depth('main')).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  expect(await sqs.receive('main', 10, 0)).toEqual([]);
  moveClock(31_000);
  const [again] = await sqs.receive('main', 10, 0);
  sqs.delete('main', [record?.receiptHandle ?? '', again?.receiptHandle ?? '', 'none']);
  expect(sqs.depth('main')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  await leave();
});

test('stopping ends every wait', async () => {
  const { sqs, leave } = await enterRoom();
  const waiting = sqs.receive('main', 1, 20_000);
  await leave();
  expect(await waiting).toEqual([]);
});

test('messages survive a restart, those in flight too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sqs-test-'));
  const dataFile = join(folder, 'new', 'sqs.json');
  const before = await enterRoom(dataFile);
  for (const body of ['one', 'two']) {
    await before.client.send(new SendMessageCommand({ QueueUrl: before.sqs.url('main'), MessageBody: body }));
  }
  const [taken] = await before.sqs.receive('main', 1, 0);
  await before.leave();
  const after = await enterRoom(dataFile);
  expect(after.sqs.depth('main')).toEqual({ visible: 1, inFlight: 1, delayed: 0 });
  after.sqs.delete('main', [taken?.receiptHandle ?? '']);
  const [rest] = await after.sqs.receive('main', 10, 0);
  expect(rest?.body).toBe('two');
  await after.leave();
  await rm(folder, { recursive: true });
});
