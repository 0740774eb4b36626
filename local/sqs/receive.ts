import * as z from 'zod';
import { digestAttributes, digestBody } from './digest.ts';
import { systemAttributes } from './message.ts';
import type { Message, MessageAttribute } from './message.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';
import { checkRange } from './sqs-error.ts';

// How long a waiting receiver may miss that a message became visible, in milliseconds.
const patience = 100;

export const receiveInput = z.object({
  QueueUrl: z.string(),
  MaxNumberOfMessages: z.number().optional(),
  VisibilityTimeout: z.number().optional(),
  WaitTimeSeconds: z.number().optional(),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  MessageAttributeNames: z.array(z.string()).default([]),
});

/** ReceiveMessage. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export async function receiveMessage(
  queues: Queues,
  input: z.infer<typeof receiveInput>,
  left: AbortSignal,
): Promise<unknown> {
  const queue = queues.at(input.QueueUrl);
  checkRange(input.MaxNumberOfMessages, 'MaxNumberOfMessages', 1, 10);
  checkRange(input.WaitTimeSeconds, 'WaitTimeSeconds', 0, 20);
  checkRange(input.VisibilityTimeout, 'VisibilityTimeout', 0, 43_200);
  const wait = (input.WaitTimeSeconds ?? queue.settings.ReceiveMessageWaitTimeSeconds) * 1000;
  const taken = await waitForMessages(
    queues,
    queue,
    { max: input.MaxNumberOfMessages ?? 1, wait, visibilityTimeout: input.VisibilityTimeout },
    left,
  );
  const names = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
  return taken.length === 0 ? {} : { Messages: taken.map((one) => present(one, names, input)) };
}

/**
 * Takes messages as soon as there are any, for at most `wait` milliseconds of real time: a moved clock
 * shows messages, but lets nobody wait longer.
 */
export async function waitForMessages(
  queues: Queues,
  queue: Queue,
  wanted: { max: number; wait: number; visibilityTimeout?: number },
  left: AbortSignal,
): Promise<Message[]> {
  const end = performance.now() + wanted.wait;
  for (;;) {
    if (left.aborted) return [];
    const taken = queues.take(queue, wanted.max, wanted.visibilityTimeout);
    const rest = end - performance.now();
    if (taken.length > 0 || rest <= 0) return taken;
    await queues.nextChange(Math.min(patience, rest), left);
  }
}

function present(one: Message, names: string[], input: z.infer<typeof receiveInput>): unknown {
  const attributes = Object.entries(systemAttributes(one)).filter(
    ([name]) => names.includes('All') || names.includes(name),
  );
  const chosen = chooseAttributes(one.attributes, input.MessageAttributeNames);
  return {
    MessageId: one.id,
    ReceiptHandle: one.receiptHandle,
    Body: one.body,
    MD5OfBody: digestBody(one.body),
    ...(attributes.length > 0 ? { Attributes: Object.fromEntries(attributes) } : {}),
    ...(Object.keys(chosen).length > 0
      ? { MessageAttributes: chosen, MD5OfMessageAttributes: digestAttributes(chosen) }
      : {}),
  };
}

/** By `All`, `.*`, a name, or a beginning such as `ticket.*`. */
function chooseAttributes(
  attributes: Record<string, MessageAttribute>,
  patterns: string[],
): Record<string, MessageAttribute> {
  const fits = (name: string, pattern: string) =>
    pattern === 'All' ||
    pattern === name ||
    (pattern.endsWith('.*') && name.startsWith(pattern === '.*' ? '' : pattern.slice(0, -1)));
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => patterns.some((pattern) => fits(name, pattern))),
  );
}
