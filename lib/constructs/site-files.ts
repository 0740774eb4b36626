import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { accept, basicRole, bucketArnIn, environmentOf } from './accept.ts';
import type { House } from './house.ts';

/** Brings the built web into its bucket: first the assets, which carry their hash in their name, then the pages that name them. */
export class SiteFiles extends Construct {
  constructor(scope: Construct, id: string, props: { house: House; bucket: IBucket; webDir: string }) {
    super(scope, id);
    const { house, bucket, webDir } = props;
    const logGroup = new LogGroup(this, 'logs', {
      retention: house.config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const shared = { destinationBucket: bucket, logGroup, memoryLimit: 256 };
    const assets = new BucketDeployment(this, 'assets', {
      ...shared,
      sources: [Source.asset(webDir)],
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
      // Assets of earlier releases stay: a page that is open since yesterday may still ask for its parts.
      prune: false,
    });
    const pages = new BucketDeployment(this, 'pages', {
      ...shared,
      sources: [Source.asset(webDir), Source.jsonData('branding.json', brandingOf(house))],
      exclude: ['assets/*'],
      // CloudFront asks again after a second at most, so that no invalidation is needed.
      cacheControl: [CacheControl.noCache()],
      prune: true,
    });
    pages.node.addDependency(assets);
    acceptHandler(this, bucket);
  }
}

/** White label: what the pages read as /branding.json. */
const brandingOf = ({ config: { provider, singleSignOn } }: House) => ({
  providerName: provider.name,
  colour: provider.colour,
  organisations: singleSignOn !== undefined,
});

/** The function behind BucketDeployment is CDK's, one for the stack. */
function acceptHandler(scope: Construct, bucket: IBucket): void {
  const { partition, account, region } = environmentOf(scope);
  const actions = ['GetBucket', 'GetObject', 'List', 'DeleteObject', 'Abort'];
  for (const handler of Stack.of(scope).node.children)
    if (handler.node.id.startsWith('Custom::CDKBucketDeployment'))
      accept(
        handler,
        "CDK's own function at deploy time: it reads the assets of this app and writes the site's bucket, nothing else.",
        'L1',
        basicRole,
        ...actions.map((action) => `IAM5[Action::s3:${action}*]`),
        `IAM5[Resource::${bucketArnIn(scope, bucket)}/*]`,
        `IAM5[Resource::arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${region}/*]`,
      );
}
