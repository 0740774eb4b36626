import type { Queue } from './queue.ts';
import { SqsError } from './sqs-error.ts';

/** GetQueueAttributes: the named ones, or `All`. Throws InvalidAttributeName. */
export function queueAttributes(queue: Queue, names: string[], now: number): Record<string, string> {
  const { settings } = queue;
  const depth = queue.depth(now);
  const created = String(Math.floor(queue.createdAt / 1000));
  const all: Record<string, string | undefined> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(depth.visible),
    ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
    ApproximateNumberOfMessagesDelayed: String(depth.delayed),
    CreatedTimestamp: created,
    LastModifiedTimestamp: created,
    VisibilityTimeout: String(settings.VisibilityTimeout),
    DelaySeconds: String(settings.DelaySeconds),
    ReceiveMessageWaitTimeSeconds: String(settings.ReceiveMessageWaitTimeSeconds),
    MessageRetentionPeriod: String(settings.MessageRetentionPeriod),
    MaximumMessageSize: String(settings.MaximumMessageSize),
    SqsManagedSseEnabled: 'true',
    RedrivePolicy: settings.RedrivePolicy && JSON.stringify(settings.RedrivePolicy),
    FifoQueue: queue.isFifo ? 'true' : undefined,
    ContentBasedDeduplication: queue.isFifo ? String(settings.ContentBasedDeduplication) : undefined,
  };
  const unknown = names.find((name) => name !== 'All' && !(name in all));
  if (unknown !== undefined) throw new SqsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const asked = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return Object.fromEntries(asked.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
