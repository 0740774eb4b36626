import { Stack, type StackProps } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { worryAbout } from './constructs/alarms.ts';
import type { House } from './constructs/house.ts';
import { worriesOf, type Watched } from './constructs/worries.ts';

type WatchStackProps = StackProps & Watched & { house: House };

const graph = (title: string, left: cloudwatch.IMetric[]) =>
  new cloudwatch.GraphWidget({ title, left, width: 12 });

/** Alarms for what people feel, and one dashboard. CloudFront's own figures exist in us-east-1 only and are not here. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    const { house } = props;
    // Not encrypted by a key: CloudWatch may not use AWS's own key for SNS, and a key of ours costs money every month.
    const hears = new Topic(this, 'alarms', { enforceSSL: true });
    hears.addSubscription(new EmailSubscription(house.config.alarms.email));

    const alarms = Object.entries(worriesOf(props)).map(([name, worry]) =>
      worryAbout(this, name, worry, hears),
    );
    this.addDashboard(props, alarms);
  }

  private addDashboard({ house, data, api, mail }: WatchStackProps, alarms: cloudwatch.Alarm[]): void {
    const functions = Object.values(api.functions);
    new cloudwatch.Dashboard(this, 'dashboard', {
      dashboardName: `foyer-${house.stage}`,
      widgets: [
        [new cloudwatch.AlarmStatusWidget({ title: 'Is everything well?', alarms, width: 24, height: 4 })],
        [
          graph('Requests and errors', [
            api.api.metricCount(),
            api.api.metricClientError(),
            api.api.metricServerError(),
          ]),
          graph('Waiting for an answer, ms', [
            api.api.metricLatency({ statistic: 'p50' }),
            api.api.metricLatency({ statistic: 'p99' }),
          ]),
        ],
        [
          graph(
            'Functions: time, ms',
            functions.map((one) => one.metricDuration({ statistic: 'p99' })),
          ),
          graph('Mails and access changes waiting', [
            mail.mails.queue.metricApproximateNumberOfMessagesVisible(),
            mail.access.queue.metricApproximateNumberOfMessagesVisible(),
          ]),
        ],
        [
          graph('Table: capacity used', [
            data.table.metricConsumedReadCapacityUnits(),
            data.table.metricConsumedWriteCapacityUnits(),
          ]),
          graph('Events: how far behind, ms', [
            mail.tableStream.metric('IteratorAge', { statistic: 'Maximum' }),
          ]),
        ],
      ],
    });
  }
}
