import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { FollowedEntity } from './followed.ts';
import { log } from './log.ts';

/** One change of an item, as the table's stream tells it. The same `id` comes again when it is delivered again. */
export type ItemChange = {
  id: string;
  before: Record<string, unknown> | undefined;
  after: Record<string, unknown> | undefined;
};
/** What follows from a change. Called at least once for each change, in no certain order: safe to repeat. */
export type Consumer = (change: ItemChange) => Promise<void>;

const plain = (image: DynamoDBRecord['dynamodb'], side: 'NewImage' | 'OldImage') => {
  const found = image?.[side];
  return found && unmarshall(found as Record<string, AttributeValue>);
};

/** The handler of the table's stream: each record goes to the consumers of its entity; failed records come again. */
export function streamHandler(consumers: Record<FollowedEntity, Consumer[]>) {
  async function tryRecord(record: DynamoDBRecord): Promise<boolean> {
    const change = {
      id: record.eventID ?? '',
      before: plain(record.dynamodb, 'OldImage'),
      after: plain(record.dynamodb, 'NewImage'),
    };
    const entity = (change.after ?? change.before)?.entity as FollowedEntity;
    try {
      await Promise.all((consumers[entity] ?? []).map((consume) => consume(change)));
      return true;
    } catch (error) {
      const item = String((change.after ?? change.before)?.PK);
      log.error('A change could not be followed', { entity, item, change: change.id, error });
      return false;
    }
  }
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const done = await Promise.all(Records.map(tryRecord));
    const failed = Records.filter((_, i) => !done[i]);
    return {
      batchItemFailures: failed.map((record) => ({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' })),
    };
  };
}
