import * as z from 'zod';

export const messageAttribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  /** base64 */
  BinaryValue: z.string().optional(),
});
export type MessageAttribute = z.infer<typeof messageAttribute>;

/** A message in a queue; times in milliseconds since 1970. */
export const message = z.object({
  id: z.string(),
  body: z.string(),
  attributes: z.record(z.string(), messageAttribute),
  traceHeader: z.string().optional(),
  groupId: z.string().optional(),
  deduplicationId: z.string().optional(),
  sequenceNumber: z.string().optional(),
  sentAt: z.number(),
  visibleAt: z.number(),
  receiveCount: z.number(),
  firstReceivedAt: z.number().optional(),
  /** Of the last receive; a message that was never received has none. */
  receiptHandle: z.string().optional(),
  /** The queue that gave the message up. */
  deadLetterSourceArn: z.string().optional(),
});
export type Message = z.infer<typeof message>;

/** Received, neither deleted nor visible again. */
export function isInFlight(one: Message, now: number): boolean {
  return one.receiptHandle !== undefined && one.visibleAt > now;
}

/** The attributes that SQS itself gives to a message. */
export function systemAttributes(one: Message): Record<string, string> {
  const all = {
    SenderId: 'AIDALOCAL',
    SentTimestamp: String(one.sentAt),
    ApproximateReceiveCount: String(one.receiveCount),
    ApproximateFirstReceiveTimestamp: String(one.firstReceivedAt ?? one.sentAt),
    AWSTraceHeader: one.traceHeader,
    MessageGroupId: one.groupId,
    MessageDeduplicationId: one.deduplicationId,
    SequenceNumber: one.sequenceNumber,
    DeadLetterQueueSourceArn: one.deadLetterSourceArn,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given);
}
