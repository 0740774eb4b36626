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
        const last = batch.records.at(-1)?.dynamodb.SequenceNumber;
        if (last) {
          if (!(await this.handOver(batch.records))) return;
          position = last;
          this.work.onProgress(shardId, last);
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

  /** One reading, and further ones while the batch is not full and its window is open. */
  private async collect(iterator: string): Promise<{ records: StreamRecord[]; next: string | undefined }> {
    const { client, batchSize, windowMs } = this.work;
    const first = await client.records(iterator, batchSize);
    const records = [...first.records];
    let next = first.next;
    const until = Date.now() + windowMs;
    while (records.length && records.length < batchSize && next && Date.now() < until && !this.stopped) {
      await this.rest(Math.min(IDLE_MS, until - Date.now()));
      const more = await client.records(next, batchSize - records.length);
      records.push(...more.records);
      next = more.next;
    }
    return { records, next };
  }

  /** False when stopping came before the end: the records come again at the next start. */
  private async handOver(all: StreamRecord[]): Promise<boolean> {
    const { accepts, invoke, discard, shardId, log } = this.work;
    const records = all.filter(accepts);
    if (!records.length) return true;
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
