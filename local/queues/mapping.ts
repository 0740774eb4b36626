import type { Resource } from '../assembly/template.ts';
import { matches } from '../events/pattern.ts';
import { nameOfArn } from '../events/targets.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Sqs, SqsMessage } from '../sqs/sqs.ts';

type QueueMappingProperties = {
  EventSourceArn: string;
  BatchSize?: number;
  MaximumBatchingWindowInSeconds?: number;
  FunctionResponseTypes?: string[];
  ScalingConfig?: { MaximumConcurrency?: number };
  FilterCriteria?: { Filters?: { Pattern: string }[] };
};

export type QueueMapping = { queue: string; stop(): Promise<void> };

/** Lambda begins with five parallel batches on a standard queue. */
const DEFAULT_CONCURRENCY = 5;
/** Short, so that a moved clock is noticed soon. */
const WAIT_MS = 1000;

/**
 * Connects a queue with a function: what the function does not report as failed is deleted, the rest comes again after
 * the queue's visibility timeout. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export function startQueueMapping(
  resource: Resource,
  sqs: Sqs,
  target: LambdaFunction,
  log: (line: string) => void,
): QueueMapping {
  const properties = resource.properties<QueueMappingProperties>();
  const queue = nameOfArn(properties.EventSourceArn);
  const batchSize = properties.BatchSize ?? 10;
  const windowMs = (properties.MaximumBatchingWindowInSeconds ?? 0) * 1000;
  const reportsFailures = (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures');
  // Messages of a FIFO queue come in order: one batch after the other.
  const concurrency = queue.endsWith('.fifo')
    ? 1
    : (properties.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY);
  const patterns = (properties.FilterCriteria?.Filters ?? []).map(
    ({ Pattern }) => JSON.parse(Pattern) as Record<string, unknown>,
  );
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;

  const receive = async (): Promise<SqsMessage[]> => {
    const messages = await sqs.receive(queue, Math.min(batchSize, 10), WAIT_MS);
    const until = Date.now() + windowMs;
    while (messages.length && messages.length < batchSize && !isStopped()) {
      const rest = Math.min(batchSize - messages.length, 10);
      const more = await sqs.receive(queue, rest, Math.max(0, until - Date.now()));
      if (!more.length) break;
      messages.push(...more);
    }
    return messages;
  };

  const hand = async (messages: SqsMessage[]): Promise<void> => {
    const wanted = messages.filter(
      (message) => !patterns.length || patterns.some((each) => matches(each, filterable(message))),
    );
    let failed = new Set<string | undefined>();
    try {
      const result = wanted.length ? await target.invoke({ Records: wanted.map(recordOf) }) : null;
      const reported = (result as { batchItemFailures?: { itemIdentifier?: string }[] } | null)
        ?.batchItemFailures;
      if (reportsFailures) failed = new Set(reported?.map(({ itemIdentifier }) => itemIdentifier));
    } catch (error) {
      log(`${target.name}: a batch of ${wanted.length} from ${queue} failed: ${String(error)}`);
      failed = new Set(wanted.map(({ messageId }) => messageId));
    }
    // An identifier that is not in the batch, or none, fails the whole batch.
    const known = new Set(messages.map(({ messageId }) => messageId));
    if ([...failed].some((id) => id === undefined || !known.has(id))) return;
    const done = messages.filter(({ messageId }) => !failed.has(messageId));
    sqs.delete(
      queue,
      done.map(({ receiptHandle }) => receiptHandle),
    );
  };

  const recordOf = (message: SqsMessage) => ({
    ...message,
    eventSource: 'aws:sqs',
    eventSourceARN: properties.EventSourceArn,
    awsRegion: resource.stack.region,
  });

  const loop = async (): Promise<void> => {
    while (!isStopped()) {
      const messages = await receive();
      if (!messages.length || isStopped()) continue;
      const work = hand(messages).finally(() => running.delete(work));
      running.add(work);
      if (running.size >= concurrency) await Promise.race(running);
    }
  };
  void loop().catch((error: unknown) => {
    if (!isStopped()) log(`Queue ${queue}: ${String(error)}`);
  });

  return {
    queue,
    stop: async () => {
      stopping.abort();
      // A waiting receive ends when the queues themselves stop.
      await Promise.all(running);
    },
  };
}

/** Filters see a JSON body as fields. */
function filterable(message: SqsMessage): object {
  try {
    return { ...message, body: JSON.parse(message.body) as unknown };
  } catch {
    return message;
  }
}
