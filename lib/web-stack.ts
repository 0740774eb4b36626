import { CfnOutput, Duration, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import type { ApiStack } from './api-stack.ts';
import { accept } from './constructs/accept.ts';
import { edgeFunction } from './constructs/edge-function.ts';
import { closedBucket, logsBucket } from './constructs/files-bucket.ts';
import { FirstAdministrator } from './constructs/first-administrator.ts';
import { FoyerFunction } from './constructs/foyer-function.ts';
import { siteAddressParameter, type House } from './constructs/house.ts';
import { apiHeaders, siteHeaders } from './constructs/security-headers.ts';
import { SiteFiles } from './constructs/site-files.ts';
import type { DataStack } from './data-stack.ts';
import type { MailStack } from './mail-stack.ts';

type WebStackProps = StackProps & {
  house: House;
  data: DataStack;
  api: ApiStack;
  mail: MailStack;
  webDir: string;
};

/** The site: both applications and, below /api, the API, all under one name. */
export class WebStack extends Stack {
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const { house } = props;
    const logs = logsBucket(this, house, { objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED });
    accept(logs, 'Access logs of the log bucket would be logs about logs.', 'S1');
    const site = new Bucket(this, 'site', {
      ...closedBucket(house),
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'site-bucket/',
    });

    this.distribution = this.addDistribution(props, site, logs);
    new SiteFiles(this, 'site-files', { house, bucket: site, webDir: props.webDir });

    const address = `https://${house.config.site?.domain ?? this.distribution.distributionDomainName}`;
    const siteAddress = new StringParameter(this, 'site-address', {
      parameterName: siteAddressParameter(house),
      stringValue: address,
      description: 'Where links in mails lead; read by the functions',
    });
    this.welcome(props).node.addDependency(siteAddress);
    new CfnOutput(this, 'portal', { value: address });
    new CfnOutput(this, 'desk', { value: `${address}/desk` });
    new CfnOutput(this, 'distribution-name', {
      value: this.distribution.distributionDomainName,
      description: "What the domain's CNAME or alias record points to",
    });
  }

  /** Here, and after the address is known: the first administrator's welcome mail leads to it. */
  private welcome({ house, data, mail }: WebStackProps) {
    const handler = new FoyerFunction(this, 'first-administrator', {
      house,
      estate: { table: data.table, accessQueue: mail.access.queue },
    });
    return new FirstAdministrator(this, 'first-administrator-setup', { house, handler }).settings;
  }

  private addDistribution({ house, data, api }: WebStackProps, site: Bucket, logs: Bucket) {
    const apiHost = `${api.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    const distribution = new cloudfront.Distribution(this, 'distribution', {
      comment: `Foyer ${house.stage}`,
      ...this.domain(house),
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: logs,
      logFilePrefix: 'site/',
      defaultBehavior: {
        // With LIST, S3 answers 404 for a file that does not exist; without, 403.
        origin: S3BucketOrigin.withOriginAccessControl(site, {
          originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
        }),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        compress: true,
        responseHeadersPolicy: siteHeaders(this, data.files),
        functionAssociations: [edgeFunction(this, 'site-paths', house)],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(apiHost, {
            protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
            originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
          }),
          // Plain http is refused, not redirected: a redirect would come after the cookie was already sent in the open.
          viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
          cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
          originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: apiHeaders(this),
          functionAssociations: [edgeFunction(this, 'api-cookie', house)],
        },
      },
    });
    Validations.of(distribution).acknowledge({
      id: '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'The default root object is set, and the path function never asks for the bucket itself.',
    });
    accept(distribution, 'Customers may travel: people sign in from anywhere.', 'CFR1');
    accept(
      distribution,
      'A web ACL costs money every month even when nobody comes; the API throttles, and every route asks for a token.',
      'CFR2',
    );
    if (!house.config.site)
      accept(
        distribution,
        "Without a domain CloudFront's own certificate serves, whose TLS policy cannot be chosen. With one it is TLSv1.2_2021.",
        'CFR4',
      );
    return distribution;
  }

  private domain({ config }: House): Partial<cloudfront.DistributionProps> {
    if (!config.site) return {};
    const certificate = Certificate.fromCertificateArn(this, 'certificate', config.site.certificateArn);
    return {
      domainNames: [config.site.domain],
      certificate,
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}
