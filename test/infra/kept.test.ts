import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { synthesize, templatesOf } from './synthesized.ts';
import './to-have-resource.ts';

/** What must survive a redeploy, and how it is made. */
const templates = templatesOf(synthesize());

/** What holds data or settings that people made, by type. */
const stateful = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::Cognito::UserPool',
  'AWS::SecretsManager::Secret',
  'AWS::SES::EmailIdentity',
];

/** A changed id is a new, empty resource. Change this list only when that is meant. */
const pinned = {
  data: ['files6F97A25D', 'importsbucketA803E973', 'logs0B6081B1', 'signingsecret3B4FE3B7', 'table8235A42E'],
  identity: ['customerspool60E72355', 'staffpoolBC27AB3F'],
  api: [],
  mail: ['senderidentityB1CB90DD'],
  web: ['logs0B6081B1', 'site87CC46B4'],
  watch: [],
};

describe('what must survive', () => {
  const kept = (name: string) =>
    stateful.flatMap((type) => Object.entries(templates[name]?.findResources(type) ?? {}));

  test.each(Object.entries(pinned))('the ids of stack %s are the ones that are deployed', (name, ids) => {
    expect(
      kept(name)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(ids);
  });

  test.each(Object.keys(pinned))('everything stateful in stack %s is retained', (name) => {
    for (const [, resource] of kept(name))
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });
});

describe('the table', () => {
  const index = (name: string) => ({
    IndexName: name,
    KeySchema: [
      { AttributeName: `${name}PK`, KeyType: 'HASH' },
      { AttributeName: `${name}SK`, KeyType: 'RANGE' },
    ],
    Projection: { ProjectionType: 'ALL' },
  });

  test('has its keys, three general indexes, stream, expiry and protection', () => {
    expect(templates.data).toHaveResource('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [index('GSI1'), index('GSI2'), index('GSI3')],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      SSESpecification: { SSEEnabled: true },
      DeletionProtectionEnabled: true,
    });
  });
});

describe('user pools', () => {
  const attribute = (name: string) => Match.objectLike({ Name: name, Mutable: true });

  test.each([[['company', 'contact', 'outside-id', 'outside-email']], [['staff']]])(
    'the pool with %s: by e-mail, guarded, with our claims',
    (names) => {
      expect(templates.identity).toHaveResource('AWS::Cognito::UserPool', {
        Schema: names.map(attribute),
        UsernameAttributes: ['email'],
        UsernameConfiguration: { CaseSensitive: false },
        UserPoolTier: 'ESSENTIALS',
        MfaConfiguration: 'OPTIONAL',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        DeletionProtection: 'ACTIVE',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        Policies: {
          PasswordPolicy: {
            MinimumLength: 8,
            RequireLowercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            RequireUppercase: true,
            TemporaryPasswordValidityDays: 7,
          },
        },
        LambdaConfig: {
          PreTokenGenerationConfig: { LambdaVersion: 'V2_0' },
          CustomMessage: Match.anyValue(),
        },
      });
    },
  );

  test('clients have no secret, short tokens, and may write nothing that decides who somebody is', () => {
    const clients = Object.entries(templates.identity?.findResources('AWS::Cognito::UserPoolClient') ?? {});
    const day = 24 * 60;
    const own = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
    const kinds = {
      session: { flows: own, writes: ['locale'], access: 15, refresh: 30 * day },
      'set-up': { flows: own, writes: ['locale'], access: 5, refresh: 60 },
      federated: {
        flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        writes: ['custom:outside-email', 'custom:outside-id'],
        access: 15,
        refresh: 30 * day,
      },
    };
    const found = clients.map(([id, { Properties }]) => {
      const kind = (['session', 'set-up', 'federated'] as const).find((one) =>
        id.includes(`pool${one.replace('-', '')}`),
      );
      const { flows, writes, access, refresh } = kinds[kind ?? 'session'];
      expect(Properties, id).toMatchObject({
        GenerateSecret: false,
        ExplicitAuthFlows: flows,
        WriteAttributes: writes,
        AccessTokenValidity: access,
        RefreshTokenValidity: refresh,
        EnableTokenRevocation: true,
        PreventUserExistenceErrors: 'ENABLED',
      });
      return kind;
    });
    expect(found.toSorted()).toEqual(['federated', 'session', 'session', 'set-up', 'set-up']);
  });

  test('a token that sets up an app opens no route: no authorizer knows its client', () => {
    const authorizers = JSON.stringify(templates.api?.findResources('AWS::ApiGatewayV2::Authorizer'));
    expect(authorizers).toContain('customerspoolsession');
    expect(authorizers).not.toMatch(/setup/i);
    expect(templates.identity).toHaveResource('AWS::SSM::Parameter', { Name: '/foyer/test/set-up-clients' });
  });

  test('groups mirror the security levels and the desk roles', () => {
    const groups = Object.values(templates.identity?.findResources('AWS::Cognito::UserPoolGroup') ?? {});
    expect(groups.map(({ Properties }) => String(Properties.GroupName)).toSorted()).toEqual([
      'admin-user',
      'administrator',
      'billing',
      'portal-user',
      'power-user',
      'primary',
      'site-user',
      'standard',
      'standard-user',
      'technical',
      'technician',
    ]);
  });
});
