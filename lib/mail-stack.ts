import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { functions } from '../lambdas/entry/functions.ts';
import { accept } from './constructs/accept.ts';
import { FoyerFunction } from './constructs/foyer-function.ts';
import type { House } from './constructs/house.ts';
import { NightlyRun } from './constructs/nightly-run.ts';
import { organisationsOf } from './constructs/single-sign-on.ts';
import { Sender } from './constructs/sender.ts';
import { followedArrivals, followedChanges, followedRemovals } from '../lambdas/platform/followed.ts';
import { siteAddressIn } from './constructs/late-parameters.ts';
import { deadLetters, WorkQueue } from './constructs/work-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

type MailStackProps = StackProps & { house: House; data: DataStack; identity: IdentityStack };

/** What happens after a change: the table's stream, the queues that it feeds, the mails, the access of people, and what happens by itself every night. */
export class MailStack extends Stack {
  readonly mails: WorkQueue;
  readonly access: WorkQueue;
  readonly eventsFailed: Queue;
  readonly feedbackFailed: Queue;
  readonly nightly: NightlyRun;
  readonly tableStream: FoyerFunction<'table-stream'>;

  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props);
    const { house, data, identity } = props;
    const sender = new Sender(this, 'sender', house);
    const siteAddress = siteAddressIn(this, house);
    this.mails = new WorkQueue(this, 'mails', { workerTimeout: functions['mail-out'].timeout });
    this.access = new WorkQueue(this, 'access', { workerTimeout: functions['contact-access'].timeout });
    const table = data.table;
    const mailing = { table, sender: sender.names, siteAddress };
    const queues = {
      mailQueue: this.mails.queue,
      accessQueue: this.access.queue,
      importQueue: data.imports.work.queue,
    };

    this.tableStream = new FoyerFunction(this, 'table-stream', {
      house,
      estate: { table, files: data.files, ...queues },
    });
    accept(this.tableStream.role!, 'dynamodb:ListStreams knows no resource.', 'IAM5[Resource::*]');
    this.eventsFailed = deadLetters(this, 'events-failed');
    this.listenToEvents(data);

    // Few at once: SES and Cognito both count calls a second, and a mail may wait a moment.
    this.mails.feed(
      new FoyerFunction(this, 'mail-out', {
        house,
        estate: { ...mailing, signingSecret: data.signingSecret },
      }),
      5,
    );
    const people = {
      customers: identity.customers.pool,
      staff: identity.staff.pool,
      organisations: organisationsOf(house.config),
    };
    this.access.feed(
      new FoyerFunction(this, 'contact-access', { house, estate: { ...mailing, ...people } }),
      2,
    );

    this.nightly = new NightlyRun(this, 'night', { house, estate: { table } });

    const feedback = new FoyerFunction(this, 'mail-feedback', { house, estate: { table } });
    this.feedbackFailed = deadLetters(this, 'feedback-failed');
    feedback.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.feedbackFailed),
    });
    sender.feedback.addSubscription(new LambdaSubscription(feedback));
  }

  /** New events and changes of what is counted and searched, in order; what fails is halved until the poison stands alone, and that goes aside. */
  private listenToEvents(data: DataStack): void {
    this.tableStream.addEventSource(
      new DynamoEventSource(data.table, {
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        maxBatchingWindow: Duration.seconds(0),
        parallelizationFactor: 1,
        bisectBatchOnError: true,
        retryAttempts: 5,
        reportBatchItemFailures: true,
        onFailure: new SqsDlq(this.eventsFailed),
        filters: [
          lambda.FilterCriteria.filter({
            eventName: lambda.FilterRule.isEqual('INSERT'),
            dynamodb: { NewImage: { entity: { S: lambda.FilterRule.or(...followedArrivals) } } },
          }),
          lambda.FilterCriteria.filter({
            dynamodb: { NewImage: { entity: { S: lambda.FilterRule.or(...followedChanges) } } },
          }),
          lambda.FilterCriteria.filter({
            eventName: lambda.FilterRule.isEqual('REMOVE'),
            dynamodb: {
              OldImage: { entity: { S: lambda.FilterRule.or(...followedChanges, ...followedRemovals) } },
            },
          }),
        ],
      }),
    );
  }
}
