import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Message, ReceiveMessageCommandInput, SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arn, enterRoom } from './sqs-room.ts';
import type { Room } from './sqs-room.ts';

let room: Room;
let QueueUrl: string;

beforeEach(async () => {
  room = await enterRoom();
  QueueUrl = room.sqs.url('main');
});
afterEach(() => room.leave());

const send = (input: Partial<SendMessageCommandInput> = {}) =>
  room.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', ...input }));

async function receive(input: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> {
  const { Messages = [] } = await room.client.send(new ReceiveMessageCommand({ QueueUrl, ...input }));
  return Messages;
}

test('the address and the attributes of a queue', async () => {
  const found = await room.client.send(new GetQueueUrlCommand({ QueueName: 'main' }));
  expect(found.QueueUrl).toBe(QueueUrl);
  await send();
  await send({ DelaySeconds: 60 });
  const { Attributes } = await room.client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  expect(Attributes).toMatchObject({
    QueueArn: arn('main'),
    VisibilityTimeout: '30',
    MaximumMessageSize: '1048576',
    ApproximateNumberOfMessages: '1',
    ApproximateNumberOfMessagesDelayed: '1',
    ApproximateNumberOfMessagesNotVisible: '0',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 }),
  });
  expect(Attributes).not.toHaveProperty('FifoQueue');
});

// The SDK checks the MD5 of bodies and attributes of what it sent and received.
test('a message comes with its attributes, and goes when it is deleted', async () => {
  const MessageAttributes = {
    kind: { DataType: 'String', StringValue: 'ö' },
    bytes: { DataType: 'Binary', BinaryValue: Buffer.from([0, 255]) },
  };
  const sent = await send({ MessageBody: '{"a":"ö"}', MessageAttributes });
  expect(sent.MD5OfMessageAttributes).toMatch(/^[0-9a-f]{32}$/);
  const [found] = await receive({ MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });
  expect(found?.Body).toBe('{"a":"ö"}');
  expect(found?.MessageId).toBe(sent.MessageId);
  expect(found?.MessageAttributes?.['kind']?.StringValue).toBe('ö');
  expect([...(found?.MessageAttributes?.['bytes']?.BinaryValue ?? [])]).toEqual([0, 255]);
  expect(found?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
  expect(found?.Attributes).toMatchObject({ ApproximateReceiveCount: '1', SenderId: 'AIDALOCAL' });
  await room.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: found?.ReceiptHandle }));
  room.moveClock(31_000);
  expect(await receive()).toEqual([]);
});

test('attributes come only when they are asked for', async () => {
  await send({ MessageAttributes: { 'a.b': { DataType: 'String', StringValue: 'v' } } });
  const [bare] = await receive({ VisibilityTimeout: 0 });
  expect(bare).not.toHaveProperty('Attributes');
  expect(bare).not.toHaveProperty('MessageAttributes');
  const [named] = await receive({ MessageAttributeNames: ['a.*'] });
  expect(Object.keys(named?.MessageAttributes ?? {})).toEqual(['a.b']);
});

test('batches tell each entry its own', async () => {
  const sent = await room.client.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'good', MessageBody: 'a' },
        { Id: 'bad', MessageBody: 'b', DelaySeconds: 901 },
      ],
    }),
  );
  expect(sent.Successful).toMatchObject([{ Id: 'good' }]);
  expect(sent.Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidParameterValue', SenderFault: true }]);
  const [found] = await receive({ MaxNumberOfMessages: 10 });
  const Entries = [
    { Id: '1', ReceiptHandle: found?.ReceiptHandle, VisibilityTimeout: 0 },
    { Id: '2', ReceiptHandle: 'none', VisibilityTimeout: 0 },
  ];
  const shown = await room.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  expect([shown.Successful?.length, shown.Failed?.[0]?.Code]).toEqual([1, 'ReceiptHandleIsInvalid']);
  const [again] = await receive();
  const gone = await room.client.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [{ Id: '1', ReceiptHandle: again?.ReceiptHandle }],
    }),
  );
  expect(gone.Successful).toEqual([{ Id: '1' }]);
  expect(room.sqs.depth('main')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test.each([
  ['AWS.SimpleQueueService.EmptyBatchRequest', []],
  ['AWS.SimpleQueueService.TooManyEntriesInBatchRequest', Array.from({ length: 11 }, (_, n) => `${n}`)],
  ['AWS.SimpleQueueService.BatchEntryIdsNotDistinct', ['a', 'a']],
  ['AWS.SimpleQueueService.InvalidBatchEntryId', ['a b']],
])('a batch is refused with %s', async (Code, ids) => {
  const Entries = ids.map((Id) => ({ Id, MessageBody: 'x' }));
  const refused = room.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  await expect(refused).rejects.toMatchObject({ Code });
});

test('a hidden message comes back with a new handle; the old one deletes nothing', async () => {
  await send();
  const [first] = await receive();
  expect(await receive()).toEqual([]);
  room.moveClock(30_000);
  const [second] = await receive();
  expect(second?.MessageId).toBe(first?.MessageId);
  await room.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
  expect(room.sqs.depth('main').inFlight).toBe(1);
});

test('visibility can be ended and prolonged, while a message is in flight', async () => {
  await send();
  const [first] = await receive();
  const change = (VisibilityTimeout: number, ReceiptHandle = first?.ReceiptHandle) =>
    room.client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
  await change(100);
  room.moveClock(99_000);
  expect(await receive()).toEqual([]);
  await change(0);
  expect(await receive()).toHaveLength(1);
  await expect(change(10)).rejects.toMatchObject({ name: 'MessageNotInflight' });
  await expect(change(10, 'none')).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
});

test('a delayed message waits, by the clock of the stand-in', async () => {
  await send({ DelaySeconds: 2 });
  expect(await receive()).toEqual([]);
  room.moveClock(2000);
  expect(await receive()).toHaveLength(1);
});

test('a waiting receiver gets a message as soon as it is sent, and an empty answer at its end', async () => {
  const waiting = receive({ WaitTimeSeconds: 20 });
  setTimeout(() => void send({ MessageBody: 'at last' }), 150);
  expect((await waiting)[0]?.Body).toBe('at last');
  const started = performance.now();
  expect(await receive({ WaitTimeSeconds: 1 })).toEqual([]);
  expect(performance.now() - started).toBeGreaterThan(900);
});

test('one who has gone takes no message along', async () => {
  const gone = new AbortController();
  const waiting = room.client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: gone.signal,
  });
  setTimeout(() => gone.abort(), 100);
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await send();
  expect(await receive()).toHaveLength(1);
});

test('purging empties a queue, once a minute', async () => {
  await send();
  await room.client.send(new PurgeQueueCommand({ QueueUrl }));
  expect(await receive()).toEqual([]);
  const again = () => room.client.send(new PurgeQueueCommand({ QueueUrl }));
  await expect(again()).rejects.toMatchObject({ name: 'PurgeQueueInProgress' });
  room.moveClock(60_000);
  await again();
});

test('messages go after their retention', async () => {
  await send();
  room.moveClock(345_600_000 + 1000);
  expect(await receive()).toEqual([]);
});

test('what SQS refuses', async () => {
  const absent = room.client.send(new GetQueueUrlCommand({ QueueName: 'absent' }));
  await expect(absent).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await expect(send({ MessageBody: 'x'.repeat(1_048_577) })).rejects.toThrow('shorter than 1048576 bytes');
  await expect(send({ MessageBody: '\u0000' })).rejects.toMatchObject({ name: 'InvalidMessageContents' });
  await expect(send({ MessageBody: '' })).rejects.toThrow('MessageBody');
  await expect(send({ MessageDeduplicationId: 'a' })).rejects.toThrow('not valid for this queue type');
  await expect(receive({ MaxNumberOfMessages: 11 })).rejects.toThrow('Must be between 1 and 10');
  await expect(receive({ WaitTimeSeconds: 21 })).rejects.toThrow('Must be between 0 and 20');
});
