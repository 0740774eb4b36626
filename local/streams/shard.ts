import { processBatch } from './batch.ts';
import type { BatchRules } from './batch.ts';
import type { StreamClient, StreamRecord } from './stream-client.ts';

export type ShardWork = BatchRules & {
  client: StreamClient;
  streamArn: string;
  shardId: string;
  batchSize: number;
  /** How long a batch that is not full waits for more, in milliseconds. */
  windowMs: number;
  /** A sequence number, TRIM_HORIZON or LATEST. */
  start: string;
  accepts: (record: StreamRecord) => boolean;
  invoke: (records: StreamRecord[]) => Promise<unknown>;
  discard: (shardId: string, records: StreamRecord[], tries: number) => void;
  onProgress: (shardId: string, sequenceNumber: string) => void;
  log: (line: string) => void;
};

/** How often a quiet shard is asked. Writes of functions wake it at once. */
const IDLE_MS = 150;
const AFTER_ERROR_MS = 500;
/** The most records that one reading gives (AWS: GetRecords). */
const READING_SIZE = 1000;

type Reading = { records: StreamRecord[]; last: string | undefined; next: string | undefined };

/** Reads one shard to its end, in order, and hands its records over in batches. */
export class ShardReader {
  private readonly work: ShardWork;
  private stopped = false;
  private wakeUp: (() => void) | undefined;
  private marks = 0;
  private emptyAt = 0;
  private readonly ended: Promise<void>;

  constructor(work: ShardWork) {
    this.work = work;
    this.ended = this.run();
  }

  wake(): void {
    this.wakeUp?.();
  }

  /** Resolves when all that was written before this call has been handed over. */
  async drained(): Promise<void> {
    const mark = ++this.marks;
    while (!this.stopped && this.emptyAt < mark) {
      this.wake();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { client, streamArn, shardId, log } = this.work;
    let position = this.work.start;
    let iterator: string | undefined;
    while (!this.stopped) {
      try {
        iterator ??= await client.iterator(streamArn, shardId, position);
        const mark = this.marks;
        const batch = await this.collect(iterator);
        iterator = batch.next;
        if (batch.last) {
          if (!(await this.handOver(batch.records))) return;
          position = batch.last;
          this.work.onProgress(shardId, position);
        } else {
          this.emptyAt = Math.max(this.emptyAt, mark);
          if (iterator) await this.rest(IDLE_MS);
        }
        if (!iterator) return;
      } catch (error) {
        if (this.stopped) return;
        log(`Stream shard ${shardId}: ${String(error)}`);
        iterator = undefined;
        await this.rest(AFTER_ERROR_MS);
      }
    }
  }

  /** One reading, and further ones while no batch is full and the window is open. Gives what passes the filter. */
  private async collect(iterator: string): Promise<Reading> {
    const { client, batchSize, windowMs, accepts } = this.work;
    const reading: Reading = { records: [], last: undefined, next: iterator };
    const until = Date.now() + windowMs;
    while (reading.next) {
      const { records, next } = await client.records(reading.next, READING_SIZE);
      reading.records.push(...records.filter(accepts));
      reading.last = records.at(-1)?.dynamodb.SequenceNumber ?? reading.last;
      reading.next = next;
      const isReady = reading.records.length === 0 || reading.records.length >= batchSize;
      if (isReady || Date.now() >= until || this.stopped) break;
      await this.rest(Math.min(IDLE_MS, until - Date.now()));
    }
    return reading;
  }

  /** False when stopping came before the end: the rest comes again at the next start. */
  private async handOver(records: StreamRecord[]): Promise<boolean> {
    const { batchSize, shardId, onProgress } = this.work;
    for (let from = 0; from < records.length; from += batchSize) {
      const batch = records.slice(from, from + batchSize);
      if (!(await this.handOverBatch(batch))) return false;
      onProgress(shardId, batch.at(-1)!.dynamodb.SequenceNumber);
    }
    return true;
  }

  private handOverBatch(records: StreamRecord[]): Promise<boolean> {
    const { invoke, discard, shardId, log } = this.work;
    return processBatch(records, this.work, {
      invoke: async (batch) => {
        try {
          return await invoke(batch);
        } catch (error) {
          log(`Stream batch of ${batch.length}: ${String(error)}`);
          throw error;
        }
      },
      discard: (given, tries) => discard(shardId, given, tries),
      wait: (milliseconds) => this.pause(milliseconds),
      stopped: () => this.stopped,
    });
  }

  /** Waits until woken or the time is over. */
  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Waits out a retry; only stopping cuts it short. */
  private async pause(milliseconds: number): Promise<void> {
    const until = Date.now() + milliseconds;
    while (!this.stopped && Date.now() < until) await this.rest(until - Date.now());
  }
}
