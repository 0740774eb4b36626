import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterRoom } from './sqs-room.ts';
import type { Room } from './sqs-room.ts';

let room: Room;
let QueueUrl: string;

beforeEach(async () => {
  room = await enterRoom();
  QueueUrl = room.sqs.url('ordered.fifo');
});
afterEach(() => room.leave());

const send = (MessageBody: string, input: Partial<SendMessageCommandInput> = {}) =>
  room.client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: 'g', ...input }));

async function receive(MaxNumberOfMessages = 10) {
  const { Messages = [] } = await room.client.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, MessageSystemAttributeNames: ['All'] }),
  );
  return Messages;
}

test('the same message within five minutes is one, also after it was deleted', async () => {
  const first = await send('x');
  const second = await send('x');
  expect(second).toMatchObject({ MessageId: first.MessageId, SequenceNumber: first.SequenceNumber });
  const [found, ...more] = await receive();
  expect(more).toEqual([]);
  expect(found?.Attributes).toMatchObject({ MessageGroupId: 'g', SequenceNumber: first.SequenceNumber });
  await room.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found?.ReceiptHandle }));
  await send('x');
  expect(await receive()).toEqual([]);
  room.moveClock(300_000);
  await send('x');
  expect(await receive()).toHaveLength(1);
});

test('a given deduplication id outranks the content', async () => {
  await send('x', { MessageDeduplicationId: '1' });
  await send('x', { MessageDeduplicationId: '2' });
  await send('y', { MessageDeduplicationId: '2' });
  expect((await receive()).map(({ Body }) => Body)).toEqual(['x', 'x']);
});

test('a group keeps its order and waits behind its message in flight; other groups do not', async () => {
  for (const body of ['1', '2', '3']) await send(body);
  await send('other', { MessageGroupId: 'h' });
  const [first] = await receive(1);
  expect(first?.Body).toBe('1');
  expect((await receive()).map(({ Body }) => Body)).toEqual(['other']);
  await room.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
  expect((await receive()).map(({ Body }) => Body)).toEqual(['2', '3']);
  room.moveClock(31_000);
  expect((await receive(2)).map(({ Body }) => Body)).toEqual(['2', '3']);
});

test('sequence numbers grow', async () => {
  const first = await send('1');
  const second = await send('2');
  expect(first.SequenceNumber).toHaveLength(20);
  expect(BigInt(second.SequenceNumber ?? 0)).toBeGreaterThan(BigInt(first.SequenceNumber ?? 0));
});

test('what a FIFO queue refuses', async () => {
  await expect(send('x', { MessageGroupId: undefined })).rejects.toThrow('MessageGroupId');
  await expect(send('x', { DelaySeconds: 1 })).rejects.toThrow('not valid for this queue type');
  room.sqs.ensureQueue('plain.fifo', {});
  const plain = send('x', { QueueUrl: room.sqs.url('plain.fifo') });
  await expect(plain).rejects.toThrow('ContentBasedDeduplication');
  await send('late');
  const [late] = await receive();
  room.moveClock(31_000);
  const gone = room.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: late?.ReceiptHandle }));
  await expect(gone).rejects.toThrow('The receipt handle has expired');
});
