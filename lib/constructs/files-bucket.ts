import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { removalOf, type House } from './house.ts';

/** The tag that GuardDuty puts on a scanned object. */
const scanTag = 'GuardDutyMalwareScanStatus';

/** Settings that every bucket of Foyer shares: private, encrypted, TLS only. */
export const closedBucket = (house: House): s3.BucketProps => ({
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  encryption: s3.BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: removalOf(house),
});

/** Where access logs of buckets go; kept as long as the functions' logs. */
export const logsBucket = (scope: Construct, house: House, more: s3.BucketProps = {}): s3.Bucket =>
  new s3.Bucket(scope, 'logs', {
    ...closedBucket(house),
    lifecycleRules: [{ expiration: Duration.days(house.config.logRetentionDays) }],
    ...more,
  });

/** Who may post files: the site, by its own name or by CloudFront's, which is not known yet when this bucket is made. */
export const uploadOrigins = ({ config }: House): string[] => [
  config.site ? `https://${config.site.domain}` : 'https://*.cloudfront.net',
  ...config.uploadOrigins,
];

/**
 * What people attach, under `files/`: nobody downloads an object before GuardDuty tagged it as clean. And photos of
 * people, under `photos/`: nobody sees what was sent, only what was made anew from its points.
 */
export class FilesBucket extends s3.Bucket {
  constructor(scope: Construct, house: House, logs: s3.IBucket) {
    super(scope, 'files', {
      ...closedBucket(house),
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'files-bucket/',
      // GuardDuty listens through EventBridge. It would switch this on itself, and the next deployment would switch it off.
      eventBridgeEnabled: true,
      cors: [
        {
          allowedOrigins: uploadOrigins(house),
          allowedMethods: [s3.HttpMethods.POST, s3.HttpMethods.GET],
          allowedHeaders: ['*'],
          maxAge: 3000,
        },
      ],
      lifecycleRules: [
        { id: 'unfinished uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        {
          id: 'replaced and deleted files',
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
        },
        // What was sent is deleted when it has been looked at; what lies here longer, nobody has looked at.
        {
          id: 'photos as they were sent',
          prefix: 'photos/raw/',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
        { id: 'photos of before', prefix: 'photos/made/', noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
  }

  /**
   * Reads are refused unless the scan found nothing, and nobody but the scanner can write its tag.
   * https://docs.aws.amazon.com/guardduty/latest/ug/tag-based-access-s3-malware-protection.html
   */
  readOnlyWhenClean(options: { scanner: string; readers: string[] }): void {
    const everybody = { effect: Effect.DENY, principals: [new AnyPrincipal()] };
    this.addToResourcePolicy(
      new PolicyStatement({
        ...everybody,
        sid: 'NoReadUnlessClean',
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [this.arnForObjects('files/*')],
        conditions: {
          StringNotEquals: { [`s3:ExistingObjectTag/${scanTag}`]: 'NO_THREATS_FOUND' },
          ArnNotEquals: { 'aws:PrincipalArn': [options.scanner, ...options.readers] },
        },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        ...everybody,
        sid: 'OnlyTheScannerTags',
        actions: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging', 's3:PutObject'],
        resources: [this.arnForObjects('files/*')],
        conditions: {
          'ForAnyValue:StringEquals': { 's3:RequestObjectTagKeys': [scanTag] },
          ArnNotEquals: { 'aws:PrincipalArn': [options.scanner] },
        },
      }),
    );
  }
}
