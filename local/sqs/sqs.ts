import { serveJson } from '../stand-in/json-protocol.ts';
import { toLambda } from './lambda-message.ts';
import type { SqsMessage } from './lambda-message.ts';
import { sqsOperations } from './operations.ts';
import { Queues } from './queues.ts';
import { waitForMessages } from './receive.ts';
import { SqsError } from './sqs-error.ts';

export type { SqsMessage } from './lambda-message.ts';

export type Sqs = {
  port: number;
  /** Creates the queue or changes it: resolved CloudFormation properties of AWS::SQS::Queue. FIFO by its name. */
  ensureQueue(name: string, properties: Record<string, unknown>): void;
  url(name: string): string;
  /** For event source mappings: at most `max` messages, as soon as there are any, within `waitMs` of real time. */
  receive(name: string, max: number, waitMs: number): Promise<SqsMessage[]>;
  /** Deletes what those handles name; expired and foreign handles are passed over. */
  delete(name: string, receiptHandles: string[]): void;
  depth(name: string): { visible: number; inFlight: number; delayed: number };
  stop(): Promise<void>;
};

/**
 * Starts SQS on 127.0.0.1, JSON protocol only; signatures are not looked at. With `dataFile` messages survive a
 * restart (a crash may lose the last 100 ms). `now` is the clock of visibility, delay and retention, in milliseconds.
 */
export async function startSqs(options: {
  port: number;
  dataFile?: string;
  region: string;
  account: string;
  now: () => number;
}): Promise<Sqs> {
  const queues = new Queues(options);
  const stopped = new AbortController();
  const operations = sqsOperations(queues, url);
  const { port, close } = await serveJson({
    port: options.port,
    version: '1.0',
    now: options.now,
    find(target) {
      const run = operations[target.replace(/^AmazonSQS\./, '')];
      if (run) return run;
      throw new SqsError('UnsupportedOperation', `The stand-in does not know the operation ${target}.`);
    },
    invalid: (reason) => new SqsError('InvalidParameterValue', reason),
  });
  return {
    port,
    ensureQueue: (name, properties) => queues.ensure(name, properties),
    url,
    async receive(name, max, waitMs) {
      const wanted = { max, wait: waitMs };
      const taken = await waitForMessages(queues, queues.get(name), wanted, stopped.signal);
      return taken.map(toLambda);
    },
    delete(name, receiptHandles) {
      const queue = queues.get(name);
      for (const handle of receiptHandles) {
        try {
          queue.delete(handle, options.now());
        } catch (error) {
          if (!(error instanceof SqsError)) throw error;
        }
      }
      queues.changed();
    },
    depth: (name) => queues.get(name).depth(options.now()),
    async stop() {
      stopped.abort();
      await close();
      queues.close();
    },
  };

  function url(name: string): string {
    return `http://127.0.0.1:${port}/${options.account}/${name}`;
  }
}
