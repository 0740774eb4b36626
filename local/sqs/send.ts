import { createHash } from 'node:crypto';
import * as z from 'zod';
import { digestAttributes, digestBody, valueBytes } from './digest.ts';
import { messageAttribute } from './message.ts';
import type { Draft, Queue } from './queue.ts';
import type { Queues } from './queues.ts';
import { checkRange, invalidValue, SqsError } from './sqs-error.ts';

export const messageInput = z.object({
  MessageBody: z.string().optional(),
  DelaySeconds: z.number().optional(),
  MessageAttributes: z.record(z.string(), messageAttribute).default({}),
  MessageSystemAttributes: z.record(z.string(), messageAttribute).default({}),
  MessageDeduplicationId: z.string().optional(),
  MessageGroupId: z.string().optional(),
});

type MessageInput = z.infer<typeof messageInput>;

/** SendMessage, and each entry of SendMessageBatch. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export function sendMessage(queues: Queues, queue: Queue, input: MessageInput): Record<string, unknown> {
  const draft = readDraft(queue, input);
  const { id, sequenceNumber } = queues.send(queue, draft);
  const attributes = digestAttributes(draft.attributes);
  return {
    MessageId: id,
    MD5OfMessageBody: digestBody(draft.body),
    ...(attributes === undefined ? {} : { MD5OfMessageAttributes: attributes }),
    ...(sequenceNumber === undefined ? {} : { SequenceNumber: sequenceNumber }),
  };
}

function readDraft(queue: Queue, input: MessageInput): Draft {
  const body = input.MessageBody ?? '';
  if (body === '')
    throw new SqsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (![...body].every((sign) => isAllowed(sign.codePointAt(0) ?? 0))) {
    throw new SqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
  const most = queue.settings.MaximumMessageSize;
  if (messageSize(input) > most) {
    throw new SqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
    );
  }
  const count = Object.keys(input.MessageAttributes).length;
  if (count > 10) {
    throw new SqsError(
      'InvalidParameterValue',
      `Number of message attributes [${count}] exceeds the allowed maximum [10].`,
    );
  }
  checkRange(input.DelaySeconds, 'DelaySeconds', 0, 900);
  return {
    body,
    attributes: input.MessageAttributes,
    traceHeader: input.MessageSystemAttributes['AWSTraceHeader']?.StringValue,
    groupId: input.MessageGroupId,
    delaySeconds: input.DelaySeconds,
    deduplicationId: queue.isFifo ? readFifoId(queue, input, body) : refuseFifoId(input),
  };
}

function readFifoId(queue: Queue, input: MessageInput, body: string): string {
  if (input.MessageGroupId === undefined) {
    throw new SqsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  }
  if (input.DelaySeconds !== undefined) {
    throw invalidValue(
      input.DelaySeconds,
      'DelaySeconds',
      'The request include parameter that is not valid for this queue type.',
    );
  }
  if (input.MessageDeduplicationId !== undefined) return input.MessageDeduplicationId;
  if (queue.settings.ContentBasedDeduplication) return createHash('sha256').update(body).digest('hex');
  throw new SqsError(
    'InvalidParameterValue',
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
}

function refuseFifoId(input: MessageInput): undefined {
  if (input.MessageDeduplicationId === undefined) return undefined;
  throw invalidValue(
    input.MessageDeduplicationId,
    'MessageDeduplicationId',
    'The request include parameter that is not valid for this queue type.',
  );
}

/** Bytes that count against the limit: body, and names, types and values of attributes. */
export function messageSize(input: MessageInput): number {
  const attributes = Object.entries(input.MessageAttributes).map(
    ([name, attribute]) =>
      Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType) + valueBytes(attribute).length,
  );
  return attributes.reduce((sum, size) => sum + size, Buffer.byteLength(input.MessageBody ?? ''));
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
