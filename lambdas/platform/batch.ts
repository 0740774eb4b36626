import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { log } from './log.ts';

/** Handles each message of a batch; those that fail are reported one by one and come again, later into the dead-letter queue. */
export async function eachMessage<T>(
  event: SQSEvent,
  handle: (message: T) => Promise<void>,
): Promise<SQSBatchResponse> {
  const failed: string[] = [];
  for (const record of event.Records) {
    try {
      await handle(JSON.parse(record.body) as T);
    } catch (error) {
      log.error('A message could not be handled', { messageId: record.messageId, error });
      failed.push(record.messageId);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
