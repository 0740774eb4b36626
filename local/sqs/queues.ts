import * as z from 'zod';
import { keepState, readState } from '../stand-in/state-file.ts';
import type { StateFile } from '../stand-in/state-file.ts';
import type { Message } from './message.ts';
import { Queue, queueState } from './queue.ts';
import type { Draft } from './queue.ts';
import { readSettings } from './settings.ts';
import { SqsError } from './sqs-error.ts';

const state = z.record(z.string(), queueState);
const writeDelay = 100;

/** All queues of the account, and those who wait for a message. */
export class Queues {
  readonly now: () => number;
  readonly #arnPrefix: string;
  readonly #former: z.infer<typeof state>;
  readonly #file: StateFile;
  readonly #queues = new Map<string, Queue>();
  readonly #waiting = new Set<() => void>();

  constructor(options: { dataFile?: string; region: string; account: string; now: () => number }) {
    this.now = options.now;
    this.#arnPrefix = `arn:aws:sqs:${options.region}:${options.account}:`;
    this.#former = readState(options.dataFile, state) ?? {};
    this.#file = keepState(options.dataFile, writeDelay, () => this.#snapshot());
  }

  /** Creates the queue with its former messages, or gives an existing one new properties. */
  ensure(name: string, properties: Record<string, unknown>): void {
    const settings = readSettings({ ...properties, FifoQueue: name.endsWith('.fifo') });
    const known = this.#queues.get(name);
    if (known) known.settings = settings;
    else {
      const arn = `${this.#arnPrefix}${name}`;
      this.#queues.set(name, new Queue(name, arn, settings, this.now(), this.#former[name]));
    }
    this.changed();
  }

  find(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  /** By name. Throws QueueDoesNotExist. */
  get(name: string): Queue {
    const queue = this.#queues.get(name);
    if (queue) return queue;
    throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');
  }

  /** By address, whatever its host and port: those may differ from run to run. Throws QueueDoesNotExist. */
  at(url: string): Queue {
    return this.get(url.replace(/\/$/, '').split('/').at(-1) ?? '');
  }

  byArn(arn: string): Queue | undefined {
    return arn.startsWith(this.#arnPrefix) ? this.#queues.get(arn.slice(this.#arnPrefix.length)) : undefined;
  }

  /** The queues that give up their messages to this one. */
  sourcesOf(deadLetters: Queue): Queue[] {
    const target = (queue: Queue) => queue.settings.RedrivePolicy?.deadLetterTargetArn.split(':').at(-1);
    return [...this.#queues.values()].filter((queue) => target(queue) === deadLetters.name);
  }

  send(queue: Queue, draft: Draft): { id: string; sequenceNumber?: string } {
    const sent = queue.add(draft, this.now());
    this.changed();
    return sent;
  }

  take(queue: Queue, max: number, visibilityTimeout = queue.settings.VisibilityTimeout): Message[] {
    const taken = queue.take(max, visibilityTimeout, this.now(), (one) => this.#giveUp(queue, one));
    if (taken.length > 0) this.#file.changed();
    return taken;
  }

  // The message keeps its id and, in a standard queue, its age: retention counts from the first sending.
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
  #giveUp(source: Queue, one: Message): void {
    const name = source.settings.RedrivePolicy?.deadLetterTargetArn.split(':').at(-1) ?? '';
    this.#queues.get(name)?.add(
      {
        ...one,
        sentAt: source.isFifo ? undefined : one.sentAt,
        deduplicationId: source.isFifo ? one.id : undefined,
        deadLetterSourceArn: source.arn,
        delaySeconds: 0,
      },
      this.now(),
    );
    this.changed();
  }

  /** To be said after every change of a queue: it is kept, and those who wait look again. */
  changed(): void {
    this.#file.changed();
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves with the next change, or after so many milliseconds of real time. */
  nextChange(ms: number, left?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        left?.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      left?.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }

  close(): void {
    this.#file.flush();
    for (const wake of [...this.#waiting]) wake();
  }

  // A queue that no template names this time keeps its messages for the next.
  #snapshot(): z.infer<typeof state> {
    const present = [...this.#queues].map(([name, queue]) => [name, queue.snapshot()] as const);
    return { ...this.#former, ...Object.fromEntries(present) };
  }
}
