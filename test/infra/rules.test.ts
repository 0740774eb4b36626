import { describe, expect, test } from 'vitest';
import { functions, type FunctionName } from '../../lambdas/entry/functions.ts';
import { needs } from '../../lambdas/platform/needs.ts';
import { folder, sample, standInEntries, standInWeb, synthesize, templatesOf } from './synthesized.ts';
import './to-have-resource.ts';
import { buildApp } from '../../lib/app.ts';
import { parseStageConfig } from '../../lib/stage-config.ts';

/** Rules that hold for all stacks together. Synthesis itself fails on any finding of cdk-nag or CloudFormation's validation. */
const assembly = synthesize();
const templates = templatesOf(assembly);

/** Our functions, by the name in functions.ts; those that CDK brings along have another description. */
const ours = Object.values(templates)
  .flatMap((template) => Object.values(template.findResources('AWS::Lambda::Function')))
  .filter(({ Properties }) => String(Properties.Description).startsWith('Foyer test: '))
  .map(({ Properties }) => ({ name: String(Properties.Description).slice(12) as FunctionName, Properties }));

describe('functions', () => {
  test('all that are declared are deployed, each once', () => {
    expect(ours.map(({ name }) => name).toSorted()).toEqual(Object.keys(functions).toSorted());
  });

  test.each(ours.map((one) => [one.name, one.Properties] as const))(
    '%s has its size, its environment and its own log group',
    (name, properties) => {
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: functions[name].memory,
        Timeout: functions[name].timeout,
      });
      const variables = (properties.Environment?.Variables ?? {}) as Record<string, unknown>;
      const expected = new Set(functions[name].needs.flatMap((need) => [...needs[need]] as string[]));
      expect(Object.keys(variables).toSorted()).toEqual([...expected].toSorted());
      expect(JSON.stringify(variables).length).toBeLessThan(4_096);
      expect(properties.LoggingConfig.LogGroup.Ref).toContain(name.replaceAll('-', ''));
    },
  );

  test('logs are kept as long as the stage says', () => {
    for (const template of Object.values(templates))
      for (const { Properties } of Object.values(template.findResources('AWS::Logs::LogGroup')))
        expect(Properties.RetentionInDays).toBe(90);
  });
});

type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Sid?: string };

describe('permissions', () => {
  const statements = Object.values(templates).flatMap((template) =>
    Object.entries(template.findResources('AWS::IAM::Policy'))
      // Functions of CDK itself, which run at deploy time only.
      .filter(
        ([id]) => !/^(BucketNotifications|CustomCDKBucketDeployment|filesNotificationsHandler)/.test(id),
      )
      .flatMap(([id, { Properties }]) =>
        (Properties.PolicyDocument.Statement as Statement[]).map((statement) => [id, statement] as const),
      ),
  );

  test('there are some', () => expect(statements.length).toBeGreaterThan(20));

  test.each(statements)('%s allows named actions', (_, { Action }) => {
    for (const action of [Action].flat()) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
  });

  test('all resources are named, but for actions that know none', () => {
    const everywhere = statements.filter(([, { Resource }]) => [Resource].flat().includes('*'));
    expect(everywhere.map(([, { Action }]) => Action)).toEqual(['dynamodb:ListStreams']);
  });

  test('nobody may scan the table', () => {
    expect(JSON.stringify(statements)).not.toContain('dynamodb:Scan');
  });

  test('managed policies belong to functions of CDK only', () => {
    const holders = Object.values(templates).flatMap((template) =>
      Object.entries(template.findResources('AWS::IAM::Role'))
        .filter(([, { Properties }]) => Properties.ManagedPolicyArns)
        .map(([id]) => id.replace(/ServiceRole.*|Role[0-9A-F]{8}$/, '')),
    );
    expect(holders.map((id) => id.replace(/[0-9a-f]{32}.*/i, '')).toSorted()).toEqual([
      'BucketNotificationsHandler',
      'CustomCDKBucketDeployment',
      'firstadministratorsetupproviderframeworkonEvent',
    ]);
  });
});

describe('limits', () => {
  test.each(Object.entries(templates))('stack %s stays far from 500 resources and 1 MB', (_, template) => {
    const content = template.toJSON();
    expect(Object.keys(content.Resources as object).length).toBeLessThan(450);
    expect(JSON.stringify(content).length).toBeLessThan(900_000);
  });

  test('no secret is written into a template', () => {
    for (const template of Object.values(templates)) {
      const text = JSON.stringify(template.toJSON());
      expect(text).not.toMatch(/"SecretString":|AKIA[0-9A-Z]{16}|-----BEGIN/);
      for (const { Properties } of Object.values(template.findResources('AWS::SecretsManager::Secret')))
        expect(Properties.GenerateSecretString).toBeDefined();
    }
  });
});

describe('other ways to configure a stage', () => {
  const { site, singleSignOn, ...withoutDomain } = sample;

  test('without a domain and so without single sign-on, to be thrown away, in a fixed place: as clean as the sample', () => {
    const built = templatesOf(
      buildApp({
        stage: 'test',
        outdir: folder({}),
        webDir: standInWeb(),
        entriesDir: standInEntries(),
        config: parseStageConfig(
          {
            ...withoutDomain,
            removal: 'destroy',
            mail: { from: 'support@example.com', identity: 'existing', verified: true },
            aws: { region: 'eu-west-2', account: '111122223333' },
          },
          'the test',
        ),
      }).synth(),
    );
    expect([site, singleSignOn]).not.toContain(undefined);
    expect(built.data).toHaveResource('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
    expect(built.data).toHaveResource('AWS::S3::Bucket', {
      CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['https://*.cloudfront.net'] }] },
    });
    expect(built.identity).toHaveResource('AWS::Cognito::UserPool', {
      EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', From: 'Northwind IT <support@example.com>' },
    });
    expect(Object.keys(built.mail?.findResources('AWS::SES::EmailIdentity') ?? {})).toHaveLength(0);
  });

  test('a web that was not built is said, with the way out', () => {
    expect(() =>
      buildApp({ outdir: folder({}), webDir: '/nowhere', config: parseStageConfig(sample, 'the test') }),
    ).toThrow('There is no built web in /nowhere. Run "npm run build" first.');
  });

  test('a function without an entry file is named', () => {
    expect(() =>
      buildApp({
        outdir: folder({}),
        webDir: standInWeb(),
        entriesDir: folder({}),
        config: parseStageConfig(sample, 'the test'),
      }),
    ).toThrow(/without an entry file:.*portal-api\.ts/);
  });
});
