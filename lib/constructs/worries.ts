import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { ApiStack } from '../api-stack.ts';
import type { DataStack } from '../data-stack.ts';
import type { IdentityStack } from '../identity-stack.ts';
import type { MailStack } from '../mail-stack.ts';
import { failedIn, type Worry } from './alarms.ts';

export type Watched = { data: DataStack; identity: IdentityStack; api: ApiStack; mail: MailStack };

const minutes = (count: number) => ({ period: Duration.minutes(count) });

/** All that may go wrong for people, by the name of its section in docs/operating.md. */
export const worriesOf = (watched: Watched): Record<string, Worry> => ({
  ...requestWorries(watched),
  ...backgroundWorries(watched),
  ...reputationWorries(),
});

const requestWorries = ({ api, identity }: Watched): Record<string, Worry> => ({
  'requests-fail': {
    felt: 'People see "something went wrong" in the portal or at the desk.',
    metric: api.api.metricServerError({ ...minutes(5), statistic: 'Sum' }),
    from: 5,
  },
  'answers-are-slow': {
    felt: 'People wait more than three seconds for a page.',
    metric: api.api.metricLatency({ ...minutes(5), statistic: 'p95' }),
    from: 3000,
    periods: 3,
  },
  'sign-in-fails': {
    felt: 'People cannot sign in.',
    metric: new cloudwatch.MathExpression({
      label: 'errors while signing in',
      expression: 'session + token',
      usingMetrics: {
        session: api.functions.session.metricErrors(minutes(5)),
        token: identity.preToken.metricErrors(minutes(5)),
      },
      ...minutes(5),
    }),
    from: 3,
  },
  'too-many-at-once': {
    felt: 'Some requests are turned away because too many run at once.',
    metric: new cloudwatch.MathExpression({
      label: 'throttled',
      expression: 'portal + desk',
      usingMetrics: {
        portal: api.functions['portal-api'].metricThrottles(minutes(5)),
        desk: api.functions['desk-api'].metricThrottles(minutes(5)),
      },
      ...minutes(5),
    }),
    from: 1,
  },
});

const backgroundWorries = ({ data, mail }: Watched): Record<string, Worry> => ({
  'mails-fail': {
    felt: 'Somebody did not get a mail.',
    metric: failedIn(mail.mails.failed),
    from: 1,
  },
  'mails-are-late': {
    felt: 'Mails arrive more than ten minutes late.',
    metric: mail.mails.queue.metricApproximateAgeOfOldestMessage(minutes(5)),
    from: 600,
  },
  'access-fails': {
    felt: 'Somebody did not get into the portal, or kept an access that was taken away.',
    metric: failedIn(mail.access.failed),
    from: 1,
  },
  'events-fail': {
    felt: 'Counts, the audit trail or mails miss something that happened.',
    metric: failedIn(mail.eventsFailed),
    from: 1,
  },
  'events-are-late': {
    felt: 'Counts and mails are more than five minutes behind.',
    metric: mail.tableStream.metric('IteratorAge', { ...minutes(5), statistic: 'Maximum' }),
    from: 300_000,
  },
  'files-fail': {
    felt: 'An attached file stays on "checking".',
    metric: failedIn(data.filesFailed),
    from: 1,
  },
  'imports-fail': {
    felt: 'An import of contacts stands still.',
    metric: new cloudwatch.MathExpression({
      label: 'imports that failed',
      expression: 'files + pieces',
      usingMetrics: {
        files: failedIn(data.imports.arrivalsFailed),
        pieces: failedIn(data.imports.work.failed),
      },
      ...minutes(1),
    }),
    from: 1,
  },
  'nightly-fails': {
    felt: 'Resolved tickets do not close by themselves, or nobody is reminded.',
    metric: failedIn(mail.nightly.failed),
    from: 1,
  },
  'feedback-fails': {
    felt: 'Mails still go to an address that bounces.',
    metric: failedIn(mail.feedbackFailed),
    from: 1,
  },
});

const reputation = (metricName: string) =>
  new cloudwatch.Metric({ namespace: 'AWS/SES', metricName, statistic: 'Maximum', ...minutes(60) });

/** SES looks at an account above 5% bounces or 0.1% complaints, and may stop its mails. */
const reputationWorries = (): Record<string, Worry> => ({
  'many-bounces': {
    felt: 'Many addresses do not exist; soon mails may not leave at all.',
    metric: reputation('Reputation.BounceRate'),
    from: 0.04,
  },
  'many-complaints': {
    felt: 'People call our mails spam; soon mails may not leave at all.',
    metric: reputation('Reputation.ComplaintRate'),
    from: 0.0008,
  },
});
