import { Agent, request } from 'node:http';
import { signRequest } from '../aws/signature.ts';

export type StreamRecord = {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  dynamodb: { SequenceNumber: string; ApproximateCreationDateTime?: number; [more: string]: unknown };
  [more: string]: unknown;
};
type Shard = {
  ShardId: string;
  ParentShardId?: string;
  SequenceNumberRange?: { EndingSequenceNumber?: string };
};

export type StreamClient = {
  shards(streamArn: string): Promise<Shard[]>;
  /** `after`: a sequence number, or one of the two ends. */
  iterator(streamArn: string, shardId: string, after: string): Promise<string>;
  records(iterator: string, limit: number): Promise<{ records: StreamRecord[]; next: string | undefined }>;
  stop(): void;
};

const ENDS = new Set(['TRIM_HORIZON', 'LATEST']);

/**
 * DynamoDB Streams without the SDK: polled many times a second, a request must cost little; and its JSON is already
 * what Lambda puts into events.
 */
export function createStreamClient(port: number, region: string): StreamClient {
  const agent = new Agent({ keepAlive: true });
  const call = <T>(operation: string, input: object): Promise<T> => {
    const body = JSON.stringify(input);
    const headers = signRequest({
      method: 'POST',
      path: '/',
      headers: {
        host: `127.0.0.1:${port}`,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      },
      body,
      service: 'dynamodb',
      region,
      now: Date.now(),
    });
    return new Promise((resolve, reject) => {
      const sent = request(
        { port, host: '127.0.0.1', method: 'POST', path: '/', agent, headers },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('end', () => {
            if (response.statusCode === 200) resolve(JSON.parse(text) as T);
            else reject(new Error(`${operation}: ${response.statusCode} ${text}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  };
  return {
    shards: async (StreamArn) => {
      const answer = await call<{ StreamDescription: { Shards?: Shard[] } }>('DescribeStream', { StreamArn });
      return answer.StreamDescription.Shards ?? [];
    },
    iterator: async (StreamArn, ShardId, after) => {
      const position = ENDS.has(after)
        ? { ShardIteratorType: after }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
      const input = { StreamArn, ShardId, ...position };
      return (await call<{ ShardIterator: string }>('GetShardIterator', input)).ShardIterator;
    },
    records: async (ShardIterator, Limit) => {
      const answer = await call<{ Records?: StreamRecord[]; NextShardIterator?: string }>('GetRecords', {
        ShardIterator,
        Limit,
      });
      return { records: answer.Records ?? [], next: answer.NextShardIterator };
    },
    stop: () => agent.destroy(),
  };
}
