import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export type Worry = {
  /** What a person feels, in words. */
  felt: string;
  metric: cloudwatch.IMetric;
  /** The alarm rings from this value on. */
  from: number;
  /** How many of the last periods must be that bad, default 1 of 1. */
  periods?: number;
};

/** An alarm that says what people feel and where help is written down: the section of its name in docs/operating.md. No data is no worry: nobody is there at night. */
export function worryAbout(scope: Construct, name: string, worry: Worry, hears: ITopic): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(scope, name, {
    alarmDescription: `${worry.felt} What to do: docs/operating.md#${name}`,
    metric: worry.metric,
    threshold: worry.from,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: worry.periods ?? 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(hears));
  alarm.addOkAction(new SnsAction(hears));
  return alarm;
}

/** How many messages lie in a queue of failures. */
export const failedIn = (queue: Queue): cloudwatch.IMetric =>
  queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' });
