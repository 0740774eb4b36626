import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { synthesize, templatesOf } from './synthesized.ts';
import './to-have-resource.ts';

/** What happens after a change, and who hears when it does not. */
const templates = templatesOf(synthesize());
const { mail, watch } = templates;

describe('queues', () => {
  const queues = Object.values(templates).flatMap((template) =>
    Object.entries(template.findResources('AWS::SQS::Queue')),
  );

  test.each(queues)('%s is encrypted', (_, { Properties }) => {
    expect(Properties.SqsManagedSseEnabled).toBe(true);
  });

  test('every queue takes TLS only', () => {
    const policies = Object.values(templates).flatMap((template) =>
      Object.values(template.findResources('AWS::SQS::QueuePolicy')),
    );
    expect(policies).toHaveLength(queues.length);
    for (const policy of policies) expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  test.each([
    ['mails', 'mailout', 5],
    ['access', 'contactaccess', 2],
  ])('%s feeds %s, one failure at a time, and gives up after five tries', (queue, worker, atOnce) => {
    expect(mail).toHaveResource('AWS::SQS::Queue', {
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${queue}failed`), 'Arn'] },
        maxReceiveCount: 5,
      },
      VisibilityTimeout: 180,
    });
    expect(mail).toHaveResource('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${queue}queue`), 'Arn'] },
      FunctionName: { Ref: Match.stringLikeRegexp(`^${worker}`) },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: atOnce },
    });
  });
});

test('imports are worked on a piece at a time, and give up after five tries', () => {
  expect(templates.data).toHaveResource('AWS::SQS::Queue', {
    RedrivePolicy: {
      deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^importsworkfailed'), 'Arn'] },
      maxReceiveCount: 5,
    },
    VisibilityTimeout: 360,
  });
  expect(templates.data).toHaveResource('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^importsworkqueue'), 'Arn'] },
    FunctionName: { Ref: Match.stringLikeRegexp('contactsimport') },
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
  });
});

test('the stream brings new events only; poison goes aside', () => {
  expect(mail).toHaveResource('AWS::Lambda::EventSourceMapping', {
    FunctionName: { Ref: Match.stringLikeRegexp('^tablestream') },
    BatchSize: 25,
    MaximumBatchingWindowInSeconds: 0,
    ParallelizationFactor: 1,
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 5,
    StartingPosition: 'TRIM_HORIZON',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: { OnFailure: Match.anyValue() },
    FilterCriteria: {
      Filters: [
        { Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"entity":{"S":["event"]}}}}' },
        { Pattern: '{"dynamodb":{"NewImage":{"entity":{"S":["ticket","ticket-detail","activity"]}}}}' },
        {
          Pattern:
            '{"eventName":["REMOVE"],"dynamodb":{"OldImage":{"entity":{"S":["ticket","ticket-detail","activity","file"]}}}}',
        },
      ],
    },
  });
});

test('bounces and complaints come back', () => {
  expect(mail).toHaveResource('AWS::SES::EmailIdentity', { EmailIdentity: 'example.com' });
  expect(mail).toHaveResource('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: { MatchingEventTypes: ['bounce', 'complaint'], SnsDestination: Match.anyValue() },
  });
  expect(mail).toHaveResource('AWS::SNS::Subscription', {
    Protocol: 'lambda',
    Endpoint: { 'Fn::GetAtt': [Match.stringLikeRegexp('^mailfeedback'), 'Arn'] },
  });
});

test('the jobs of the night run every morning by the provider’s clock; a lost call is kept', () => {
  expect(mail).toHaveResource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'cron(0 6 * * ? *)',
    ScheduleExpressionTimezone: 'Europe/London',
    State: 'ENABLED',
    Target: {
      Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^nightnightly'), 'Arn'] },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^nightfailed'), 'Arn'] } },
    },
  });
  expect(mail).toHaveResource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'cron(0 7 * * ? *)',
    ScheduleExpressionTimezone: 'Europe/London',
    Target: { Input: '{"run":"morning"}' },
  });
  expect(mail).toHaveResource('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: Match.stringLikeRegexp('^nightnightly') },
    DestinationConfig: {
      OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^nightfailed'), 'Arn'] } },
    },
  });
});

test.each(['data', 'mail'])('what stack %s calls without waiting keeps its failures', (stack) => {
  expect(templates[stack]).toHaveResource('AWS::Lambda::EventInvokeConfig', {
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure: Match.anyValue() },
  });
});

describe('alarms', () => {
  const alarms = Object.values(watch?.findResources('AWS::CloudWatch::Alarm') ?? {});
  const page = readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8');

  test('every queue of failures is watched', () => {
    const watched = alarms.filter(
      ({ Properties }) => Properties.MetricName === 'ApproximateNumberOfMessagesVisible',
    );
    expect(watched).toHaveLength(6);
  });

  test.each(alarms.map(({ Properties }) => String(Properties.AlarmDescription)))('%s', (description) => {
    const section = /docs\/operating\.md#([a-z-]+)$/.exec(description)?.[1];
    expect(page.toLowerCase().replaceAll(' ', '-')).toContain(`##-${section}`);
  });

  test('all of them reach the mailbox, when it begins and when it is over', () => {
    expect(alarms.length).toBeGreaterThan(10);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toHaveLength(1);
      expect(Properties.OKActions).toHaveLength(1);
    }
    expect(watch).toHaveResource('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operations@example.com',
    });
    expect(Object.keys(watch?.findResources('AWS::CloudWatch::Dashboard') ?? {})).toHaveLength(1);
  });
});
