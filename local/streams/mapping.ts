import type { Resource } from '../assembly/template.ts';
import { matches } from '../events/pattern.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Memory } from '../memory.ts';
import { ShardReader } from './shard.ts';
import type { ShardWork } from './shard.ts';
import type { StreamClient, StreamRecord } from './stream-client.ts';

export type StreamMappingProperties = {
  EventSourceArn: string;
  FunctionName: string;
  StartingPosition?: string;
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  MaximumRetryAttempts?: number;
  MaximumRecordAgeInSeconds?: number;
  BisectBatchOnFunctionError?: boolean;
  FunctionResponseTypes?: string[];
  FilterCriteria?: { Filters?: { Pattern: string }[] };
  DestinationConfig?: { OnFailure?: { Destination: string } };
};

export type StreamMapping = {
  wake(): void;
  drained(): Promise<void>;
  /** What is written during the work reaches no function, as if the mapping were made anew after it, from LATEST. */
  passOver(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

type Surroundings = {
  client: StreamClient;
  /** The stream's name in the engine; the template knows another. */
  streamArn: string;
  target: LambdaFunction;
  memory: Memory;
  send: (arn: string, body: unknown) => void;
  log: (line: string) => void;
};

/** Connects a table's stream with a function. Where it left off, it goes on at the next start. */
export async function startStreamMapping(
  resource: Resource,
  surroundings: Surroundings,
): Promise<StreamMapping> {
  const { client, streamArn, target, memory } = surroundings;
  const properties = resource.properties<StreamMappingProperties>();
  const key = `stream ${resource.stack.name}/${resource.id} ${streamArn}`;
  const known = memory.get<Record<string, string>>(key);
  const positions = known ?? {};
  memory.set(key, positions);
  const patterns = (properties.FilterCriteria?.Filters ?? []).map(
    ({ Pattern }) => JSON.parse(Pattern) as Record<string, unknown>,
  );
  let passing = false;
  const common: Omit<ShardWork, 'shardId' | 'start'> = {
    client,
    streamArn,
    batchSize: properties.BatchSize ?? 100,
    windowMs: (properties.MaximumBatchingWindowInSeconds ?? 0) * 1000,
    retries: properties.MaximumRetryAttempts ?? -1,
    bisects: String(properties.BisectBatchOnFunctionError) === 'true',
    reportsFailures: (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
    accepts: (record) =>
      !passing && (!patterns.length || patterns.some((pattern) => matches(pattern, record))),
    invoke: (records) =>
      target.invoke({
        Records: records.map((record) => ({ ...record, eventSourceARN: properties.EventSourceArn })),
      }),
    discard: (shardId, records, tries) => {
      const destination = properties.DestinationConfig?.OnFailure?.Destination;
      surroundings.log(`${target.name}: ${records.length} stream records given up after ${tries} tries`);
      const document = failureDocument(
        properties.EventSourceArn,
        shardId,
        records,
        tries,
        target.settings.arn,
      );
      if (destination) surroundings.send(destination, document);
    },
    onProgress: (shardId, sequenceNumber) => {
      positions[shardId] = sequenceNumber;
      memory.set(key, positions);
    },
    log: surroundings.log,
  };
  // A mapping that was there before missed nothing: shards without a position had no records yet.
  const start = known ? 'TRIM_HORIZON' : (properties.StartingPosition ?? 'LATEST');
  const shards = await client.shards(streamArn);
  const readers = shards.map(
    ({ ShardId }) => new ShardReader({ ...common, shardId: ShardId, start: positions[ShardId] ?? start }),
  );
  const drained = async () => void (await Promise.all(readers.map((reader) => reader.drained())));
  return {
    wake: () => readers.forEach((reader) => reader.wake()),
    drained,
    passOver: async (work) => {
      await drained();
      passing = true;
      try {
        await work();
        await drained();
      } finally {
        passing = false;
      }
    },
    stop: async () => void (await Promise.all(readers.map((reader) => reader.stop()))),
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html: where the records are, not what they say */
const failureDocument = (
  streamArn: string,
  shardId: string,
  records: StreamRecord[],
  tries: number,
  functionArn: string,
) => ({
  requestContext: {
    requestId: crypto.randomUUID(),
    functionArn,
    condition: 'RetryAttemptsExhausted',
    approximateInvokeCount: tries,
  },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  version: '1.0',
  timestamp: new Date().toISOString(),
  DDBStreamBatchInfo: {
    shardId,
    startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
    endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
    approximateArrivalOfFirstRecord: arrival(records[0]),
    approximateArrivalOfLastRecord: arrival(records.at(-1)),
    batchSize: records.length,
    streamArn,
  },
});

const arrival = (record: StreamRecord | undefined) =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
