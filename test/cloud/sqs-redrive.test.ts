import {
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arn, enterRoom } from './sqs-room.ts';
import type { Room } from './sqs-room.ts';

let room: Room;

beforeEach(async () => {
  room = await enterRoom();
});
afterEach(() => room.leave());

const send = (queue: string, MessageBody: string) =>
  room.client.send(new SendMessageCommand({ QueueUrl: room.sqs.url(queue), MessageBody }));

async function receive(queue: string) {
  const { Messages = [] } = await room.client.send(
    new ReceiveMessageCommand({
      QueueUrl: room.sqs.url(queue),
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
    }),
  );
  return Messages;
}

async function poison(): Promise<string | undefined> {
  const { MessageId } = await send('main', 'poison');
  for (let time = 0; time < 3; time++) {
    await receive('main');
    room.moveClock(31_000);
  }
  return MessageId;
}

async function settled(): Promise<unknown> {
  for (;;) {
    const { Results } = await room.client.send(new ListMessageMoveTasksCommand({ SourceArn: arn('dead') }));
    if (Results?.[0]?.Status !== 'RUNNING') return Results?.[0];
  }
}

test('a message that was received twice in vain goes to the dead-letter queue', async () => {
  const MessageId = await poison();
  expect(room.sqs.depth('main')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  const [dead] = await receive('dead');
  expect(dead).toMatchObject({
    Body: 'poison',
    MessageId,
    Attributes: { DeadLetterQueueSourceArn: arn('main'), ApproximateReceiveCount: '1' },
  });
});

test('redriven messages return to their source as new ones', async () => {
  const MessageId = await poison();
  await room.client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('dead') }));
  expect(await settled()).toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 });
  expect(await receive('dead')).toEqual([]);
  const [again] = await receive('main');
  expect(again?.Body).toBe('poison');
  expect(again?.MessageId).not.toBe(MessageId);
  expect(again?.Attributes).not.toHaveProperty('DeadLetterQueueSourceArn');
});

test('what was sent to the dead-letter queue itself has no way back, but to a named queue', async () => {
  await send('dead', 'direct');
  await room.client.send(new StartMessageMoveTaskCommand({ SourceArn: arn('dead') }));
  expect(await settled()).toMatchObject({
    Status: 'FAILED',
    FailureReason: 'CouldNotDetermineMessageSource',
  });
  await room.client.send(
    new StartMessageMoveTaskCommand({ SourceArn: arn('dead'), DestinationArn: arn('main') }),
  );
  expect(await settled()).toMatchObject({ Status: 'COMPLETED' });
  expect(await receive('main')).toHaveLength(1);
});

test('only a dead-letter queue can be redriven', async () => {
  const start = (SourceArn: string) => room.client.send(new StartMessageMoveTaskCommand({ SourceArn }));
  await expect(start(arn('main'))).rejects.toThrow('must be configured as a Dead Letter Queue');
  await expect(start(arn('absent'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
