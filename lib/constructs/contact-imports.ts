import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { functions } from '../../lambdas/entry/functions.ts';
import { rowsKeptDays } from '../../lambdas/imports/import.model.ts';
import { closedBucket, uploadOrigins } from './files-bucket.ts';
import { FoyerFunction } from './foyer-function.ts';
import type { House } from './house.ts';
import { deadLetters, WorkQueue } from './work-queue.ts';

/**
 * Contacts from files: `uploads/<company>/` from the portal, `imports/<company>/` from operations, and under `pieces/` what is
 * made of them. Not versioned: a file may hold what must not be kept, and goes for good when it is read.
 */
export class ContactImports extends Construct {
  readonly bucket: s3.Bucket;
  readonly work: WorkQueue;
  readonly arrivalsFailed: Queue;

  constructor(scope: Construct, id: string, props: { house: House; table: ITable; logs: s3.IBucket }) {
    super(scope, id);
    const { house, table, logs } = props;
    this.bucket = new s3.Bucket(this, 'bucket', {
      ...closedBucket(house),
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'imports-bucket/',
      cors: [
        {
          allowedOrigins: uploadOrigins(house),
          allowedMethods: [s3.HttpMethods.POST],
          allowedHeaders: ['*'],
          maxAge: 3000,
        },
      ],
      lifecycleRules: [
        { id: 'rows', prefix: 'pieces/', expiration: Duration.days(rowsKeptDays) },
        // As long as a failed arrival waits to be sent again.
        ...['uploads/', 'imports/'].map((prefix) => ({
          id: `unread ${prefix}`,
          prefix,
          expiration: Duration.days(14),
        })),
        { id: 'unfinished uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    this.work = new WorkQueue(this, 'work', { workerTimeout: functions['contacts-import'].timeout });
    const worker = new FoyerFunction(this, 'contacts-import', {
      house,
      estate: { table, imports: this.bucket, importQueue: this.work.queue },
    });
    // A hundred rows at a time; a few at once, because each of them looks at the company and at who imports.
    this.work.feed(worker, 2, 1);

    this.arrivalsFailed = deadLetters(this, 'arrivals-failed');
    worker.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.arrivalsFailed),
    });
    for (const prefix of ['uploads/', 'imports/'])
      this.bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new LambdaDestination(worker), {
        prefix,
      });
  }
}
