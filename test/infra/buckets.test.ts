import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { synthesize, templatesOf } from './synthesized.ts';
import './to-have-resource.ts';

/** Who may put what where, and who may read it. */
const templates = templatesOf(synthesize());

describe('buckets', () => {
  const buckets = ['data', 'web'].flatMap((name) =>
    Object.entries(templates[name]?.findResources('AWS::S3::Bucket') ?? {}),
  );

  test.each(buckets)('%s is private and encrypted', (_, { Properties }) => {
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties.BucketEncryption).toBeDefined();
  });

  test('every bucket takes TLS only', () => {
    for (const name of ['data', 'web']) {
      const policies = Object.values(templates[name]?.findResources('AWS::S3::BucketPolicy') ?? {});
      expect(policies).toHaveLength(name === 'data' ? 3 : 2);
      for (const { Properties } of policies)
        expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
    }
  });

  test('imports are not versioned, forgotten, posted from the site alone, and announced by where they lie', () => {
    const imports = templates.data?.findResources('AWS::S3::Bucket', {
      Properties: {
        CorsConfiguration: {
          CorsRules: [
            Match.objectLike({ AllowedOrigins: ['https://portal.example.com'], AllowedMethods: ['POST'] }),
          ],
        },
      },
    });
    const [found] = Object.values(imports ?? {});
    expect(found?.Properties.VersioningConfiguration).toBeUndefined();
    const rule = (Prefix: string, ExpirationInDays: number) =>
      expect.objectContaining({ Prefix, ExpirationInDays }) as unknown;
    expect(found?.Properties.LifecycleConfiguration.Rules).toEqual(
      expect.arrayContaining([rule('pieces/', 30), rule('uploads/', 14), rule('imports/', 14)]),
    );
    const arrival = (prefix: string) =>
      Match.objectLike({
        Events: ['s3:ObjectCreated:*'],
        Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: prefix }] } },
      });
    expect(templates.data).toHaveResource('Custom::S3BucketNotifications', {
      NotificationConfiguration: {
        LambdaFunctionConfigurations: [arrival('uploads/'), arrival('imports/')],
      },
    });
  });

  test('files are versioned, tidied, posted from the site alone, and announced to GuardDuty', () => {
    expect(templates.data).toHaveResource('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedOrigins: ['https://portal.example.com'],
            AllowedMethods: ['POST', 'GET'],
          }),
        ],
      },
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
          Match.objectLike({
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            ExpiredObjectDeleteMarker: true,
          }),
          Match.objectLike({
            Prefix: 'photos/raw/',
            ExpirationInDays: 1,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          }),
          Match.objectLike({
            Prefix: 'photos/made/',
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
          }),
        ],
      },
    });
    // Without EventBridge here, the next deployment would switch off what GuardDuty listens to.
    expect(templates.data).toHaveResource('Custom::S3BucketNotifications', {
      NotificationConfiguration: {
        EventBridgeConfiguration: {},
        LambdaFunctionConfigurations: ['files/', 'photos/raw/'].map((prefix) =>
          Match.objectLike({
            Events: ['s3:ObjectCreated:*'],
            Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: prefix }] } },
          }),
        ),
      },
    });
  });

  test('nobody reads a file before it was found clean, nor forges the finding', () => {
    const denied = (sid: string, conditions: object) =>
      Match.objectLike({ Sid: sid, Effect: 'Deny', Principal: { AWS: '*' }, Condition: conditions });
    expect(templates.data).toHaveResource('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          denied('NoReadUnlessClean', {
            StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' },
            ArnNotEquals: {
              'aws:PrincipalArn': [
                { 'Fn::GetAtt': [Match.stringLikeRegexp('malwarescanrole'), 'Arn'] },
                { 'Fn::GetAtt': [Match.stringLikeRegexp('filearrivedrole'), 'Arn'] },
              ],
            },
          }),
          denied('OnlyTheScannerTags', {
            'ForAnyValue:StringEquals': { 's3:RequestObjectTagKeys': ['GuardDutyMalwareScanStatus'] },
            ArnNotEquals: {
              'aws:PrincipalArn': [{ 'Fn::GetAtt': [Match.stringLikeRegexp('malwarescanrole'), 'Arn'] }],
            },
          }),
        ]),
      },
    });
  });

  test('GuardDuty scans new files and its results reach file-arrived', () => {
    expect(templates.data).toHaveResource('AWS::GuardDuty::MalwareProtectionPlan', {
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { ObjectPrefixes: ['files/'] } },
    });
    expect(templates.data).toHaveResource('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
      },
      Targets: [{ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('filearrived'), 'Arn'] }, Id: 'Target0' }],
    });
  });
});
