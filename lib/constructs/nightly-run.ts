import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { accept } from './accept.ts';
import { FoyerFunction } from './foyer-function.ts';
import type { EstateOf } from './grants.ts';
import type { House } from './house.ts';
import { deadLetters } from './work-queue.ts';

/** The jobs of the night, before the provider's people and customers get up: at six by the provider's clock. */
export class NightlyRun extends Construct {
  readonly failed: Queue;

  constructor(scope: Construct, id: string, props: { house: House; estate: EstateOf<'nightly'> }) {
    super(scope, id);
    const { house, estate } = props;
    const run = new FoyerFunction(this, 'nightly', { house, estate });
    this.failed = deadLetters(this, 'failed');
    // The scheduler calls without waiting: what the function refuses is tried twice more, then kept.
    run.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.failed),
    });
    new Schedule(this, 'schedule', {
      scheduleName: `foyer-${house.stage}-nightly`,
      description: 'Reminds of resolved tickets and closes them after their days',
      schedule: ScheduleExpression.cron({
        hour: '6',
        minute: '0',
        timeZone: TimeZone.of(house.config.provider.timeZone),
      }),
      target: new LambdaInvoke(run, { deadLetterQueue: this.failed, retryAttempts: 5 }),
    });
    // An hour after the night, so that what the night did is in it.
    new Schedule(this, 'morning', {
      scheduleName: `foyer-${house.stage}-morning`,
      description: 'Mails what happened to those who chose the daily mail',
      schedule: ScheduleExpression.cron({
        hour: '7',
        minute: '0',
        timeZone: TimeZone.of(house.config.provider.timeZone),
      }),
      target: new LambdaInvoke(run, {
        deadLetterQueue: this.failed,
        retryAttempts: 5,
        input: ScheduleTargetInput.fromObject({ run: 'morning' }),
      }),
    });
    this.acceptCaller(run);
  }

  /** The role that the schedule takes is CDK's, made in the stack. */
  private acceptCaller(run: FoyerFunction<'nightly'>): void {
    const stack = Stack.of(this);
    const called = stack.getLogicalId(run.node.defaultChild as CfnFunction);
    const reason = 'It may call this one function, in any of its versions.';
    for (const role of stack.node.children.filter(({ node }) => node.id.startsWith('SchedulerRoleForTarget')))
      accept(role, reason, `IAM5[Resource::<${called}.Arn>:*]`);
  }
}
