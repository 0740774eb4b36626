import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { accept } from './accept.ts';

const closed = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };

/** Where work ends up that failed again and again; kept for 14 days, the longest that SQS allows. Watched by an alarm. */
export function deadLetters(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, { ...closed, retentionPeriod: Duration.days(14) });
  accept(queue, 'This is a queue of failures itself.', 'SQS3');
  return queue;
}

/** A queue with its queue of failures. Work is tried five times. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly failed: Queue;

  constructor(scope: Construct, id: string, props: { workerTimeout: number }) {
    super(scope, id);
    this.failed = deadLetters(this, 'failed');
    this.queue = new Queue(this, 'queue', {
      ...closed,
      // Six times the function's timeout, as the Lambda guide asks for queues that feed functions.
      visibilityTimeout: Duration.seconds(6 * props.workerTimeout),
      deadLetterQueue: { queue: this.failed, maxReceiveCount: 5 },
    });
  }

  /** Messages that fail come back alone; the others of their batch are done. */
  feed(worker: IFunction, maxConcurrency: number, batchSize = 10): void {
    worker.addEventSource(
      new SqsEventSource(this.queue, { batchSize, reportBatchItemFailures: true, maxConcurrency }),
    );
  }
}
