import * as z from 'zod';
import { operation } from '../stand-in/json-protocol.ts';
import type { Operation } from '../stand-in/json-protocol.ts';
import { batchInput, runBatch } from './batch.ts';
import { MoveTasks } from './move-tasks.ts';
import type { Queue } from './queue.ts';
import { queueAttributes } from './queue-attributes.ts';
import type { Queues } from './queues.ts';
import { receiveInput, receiveMessage } from './receive.ts';
import { messageInput, messageSize, sendMessage } from './send.ts';
import { checkRange, SqsError } from './sqs-error.ts';

const address = z.object({ QueueUrl: z.string() });
const receipt = z.object({ ReceiptHandle: z.string() });
const visibility = receipt.extend({ VisibilityTimeout: z.number() });
const mebibyte = 1_048_576;
const purgePause = 60_000;

/** What the stand-in does, by the names of the API. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
export function sqsOperations(queues: Queues, urlOf: (name: string) => string): Record<string, Operation> {
  const tasks = new MoveTasks(queues);
  const purgedAt = new Map<Queue, number>();
  const remove = (queue: Queue, handle: string) => {
    queue.delete(handle, queues.now());
    queues.changed();
  };
  const changeVisibility = (queue: Queue, input: z.infer<typeof visibility>) => {
    checkRange(input.VisibilityTimeout, 'VisibilityTimeout', 0, 43_200);
    queue.changeVisibility(input.ReceiptHandle, input.VisibilityTimeout, queues.now());
    queues.changed();
  };
  return {
    GetQueueUrl: operation(z.object({ QueueName: z.string() }), (input) => ({
      QueueUrl: urlOf(queues.get(input.QueueName).name),
    })),
    GetQueueAttributes: operation(
      address.extend({ AttributeNames: z.array(z.string()).default([]) }),
      (input) => ({
        Attributes: queueAttributes(queues.at(input.QueueUrl), input.AttributeNames, queues.now()),
      }),
    ),
    SendMessage: operation(messageInput.extend(address.shape), (input) =>
      sendMessage(queues, queues.at(input.QueueUrl), input),
    ),
    SendMessageBatch: operation(batchInput(messageInput), (input) => {
      const queue = queues.at(input.QueueUrl);
      const size = input.Entries.reduce((sum, entry) => sum + messageSize(entry), 0);
      if (size > mebibyte) {
        throw new SqsError(
          'BatchRequestTooLong',
          `Batch requests cannot be longer than ${mebibyte} bytes. You have sent ${size} bytes.`,
        );
      }
      return runBatch(input.Entries, (entry) => sendMessage(queues, queue, entry));
    }),
    ReceiveMessage: operation(receiveInput, (input, left) => receiveMessage(queues, input, left)),
    DeleteMessage: operation(address.extend(receipt.shape), (input) =>
      remove(queues.at(input.QueueUrl), input.ReceiptHandle),
    ),
    DeleteMessageBatch: operation(batchInput(receipt), (input) => {
      const queue = queues.at(input.QueueUrl);
      return runBatch(input.Entries, (entry) => remove(queue, entry.ReceiptHandle));
    }),
    ChangeMessageVisibility: operation(address.extend(visibility.shape), (input) =>
      changeVisibility(queues.at(input.QueueUrl), input),
    ),
    ChangeMessageVisibilityBatch: operation(batchInput(visibility), (input) => {
      const queue = queues.at(input.QueueUrl);
      return runBatch(input.Entries, (entry) => changeVisibility(queue, entry));
    }),
    PurgeQueue: operation(address, (input) => {
      const queue = queues.at(input.QueueUrl);
      const now = queues.now();
      if (now - (purgedAt.get(queue) ?? Number.NEGATIVE_INFINITY) < purgePause) {
        throw new SqsError(
          'PurgeQueueInProgress',
          `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
        );
      }
      purgedAt.set(queue, now);
      queue.clear();
      queues.changed();
    }),
    StartMessageMoveTask: operation(
      z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
      (input) => ({ TaskHandle: tasks.start(input.SourceArn, input.DestinationArn) }),
    ),
    ListMessageMoveTasks: operation(
      z.object({ SourceArn: z.string(), MaxResults: z.number().default(1) }),
      (input) => ({ Results: tasks.list(input.SourceArn, input.MaxResults) }),
    ),
  };
}
