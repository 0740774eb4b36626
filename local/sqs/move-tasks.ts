import { randomUUID } from 'node:crypto';
import type { Message } from './message.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';
import { SqsError } from './sqs-error.ts';

type Task = {
  handle: string;
  source: Queue;
  destination: Queue | undefined;
  status: 'RUNNING' | 'COMPLETED' | 'FAILED';
  failure?: string;
  moved: number;
  toMove: number;
  startedAt: number;
};

/**
 * Redrives messages from a dead-letter queue; all at once, whatever the asked rate.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export class MoveTasks {
  readonly #queues: Queues;
  readonly #tasks: Task[] = [];

  constructor(queues: Queues) {
    this.#queues = queues;
  }

  start(sourceArn: string, destinationArn: string | undefined): string {
    const source = this.#find(sourceArn, 'SourceArn');
    if (this.#queues.sourcesOf(source).length === 0) {
      throw new SqsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    }
    if (this.#tasks.some((task) => task.source === source && task.status === 'RUNNING')) {
      throw new SqsError(
        'InvalidParameterValue',
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    }
    const destination =
      destinationArn === undefined ? undefined : this.#find(destinationArn, 'DestinationArn');
    const now = this.#queues.now();
    const task: Task = {
      handle: Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn })).toString('base64'),
      source,
      destination,
      status: 'RUNNING',
      moved: 0,
      toMove: source.depth(now).visible,
      startedAt: now,
    };
    this.#tasks.unshift(task);
    setImmediate(() => this.#run(task));
    return task.handle;
  }

  /** Newest first. */
  list(sourceArn: string, max: number): unknown[] {
    const source = this.#find(sourceArn, 'SourceArn');
    const tasks = this.#tasks.filter((task) => task.source === source).slice(0, max);
    return tasks.map((task) => ({
      SourceArn: sourceArn,
      DestinationArn: task.destination?.arn,
      Status: task.status,
      FailureReason: task.failure,
      ApproximateNumberOfMessagesMoved: task.moved,
      ApproximateNumberOfMessagesToMove: task.toMove,
      StartedTimestamp: task.startedAt,
      ...(task.status === 'RUNNING' ? { TaskHandle: task.handle } : {}),
    }));
  }

  #run(task: Task): void {
    const now = this.#queues.now();
    task.status = 'COMPLETED';
    for (const one of task.source.removeVisible(now)) {
      const target = task.destination ?? this.#queues.byArn(one.deadLetterSourceArn ?? '');
      if (target) task.moved += 1;
      else {
        task.status = 'FAILED';
        task.failure = 'CouldNotDetermineMessageSource';
      }
      (target ?? task.source).add(redriven(one, target), now);
    }
    this.#queues.changed();
  }

  #find(arn: string, parameter: string): Queue {
    const queue = this.#queues.byArn(arn);
    if (queue) return queue;
    throw new SqsError(
      'ResourceNotFoundException',
      `The resource that you specified for the ${parameter} parameter doesn't exist.`,
    );
  }
}

// "All redriven messages are considered new messages with a new messageID and enqueueTime".
// One that cannot be moved stays as it was.
function redriven(one: Message, target: Queue | undefined) {
  const { body, attributes, traceHeader, groupId } = one;
  if (!target) return { ...one, deduplicationId: undefined, delaySeconds: 0 };
  const deduplicationId = target.isFifo ? one.id : undefined;
  return { body, attributes, traceHeader, groupId, deduplicationId, delaySeconds: 0 };
}
