import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { accept, basicRole } from './constructs/accept.ts';
import { ContactImports } from './constructs/contact-imports.ts';
import { FilesBucket, logsBucket } from './constructs/files-bucket.ts';
import { FoyerFunction } from './constructs/foyer-function.ts';
import { tableIndexes } from './constructs/grants.ts';
import { removalOf, type House } from './constructs/house.ts';
import { MalwareScan } from './constructs/malware-scan.ts';
import { deadLetters } from './constructs/work-queue.ts';

const keys = (prefix: string) => ({
  partitionKey: { name: `${prefix}PK`, type: dynamodb.AttributeType.STRING },
  sortKey: { name: `${prefix}SK`, type: dynamodb.AttributeType.STRING },
});

/**
 * What must survive: the table, the files, the signing secret.
 * The functions that look at new files live here too: a bucket's notification to another stack would make a circle.
 */
export class DataStack extends Stack {
  readonly table: dynamodb.Table;
  readonly files: FilesBucket;
  readonly signingSecret: Secret;
  readonly fileArrived: FoyerFunction<'file-arrived'>;
  readonly filesFailed: Queue;
  readonly imports: ContactImports;

  constructor(scope: Construct, id: string, props: StackProps & { house: House }) {
    super(scope, id, props);
    const { house } = props;
    this.table = this.addTable(house);

    this.signingSecret = new Secret(this, 'signing-secret', {
      description: `Foyer ${house.stage}: signs the cursors of lists, and the codes and links of mails`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: removalOf(house),
    });
    accept(
      this.signingSecret,
      'It signs cursors and codes that live for minutes, and links that stop mails: a new value ends those of earlier mails.',
      'SMG4',
    );

    const logs = logsBucket(this, house);
    accept(logs, 'Access logs of the log bucket would be logs about logs.', 'S1');
    this.files = new FilesBucket(this, house, logs);

    this.fileArrived = new FoyerFunction(this, 'file-arrived', {
      house,
      estate: { table: this.table, files: this.files },
    });
    this.filesFailed = deadLetters(this, 'files-failed');
    this.fileArrived.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.filesFailed),
    });
    this.files.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(this.fileArrived), {
      prefix: 'files/',
    });
    this.files.addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(this.fileArrived), {
      prefix: 'photos/raw/',
    });

    this.imports = new ContactImports(this, 'imports', { house, table: this.table, logs });

    this.acceptNotifier();

    const scan = new MalwareScan(this, 'malware-scan', { bucket: this.files, prefix: 'files/' });
    this.files.readOnlyWhenClean({
      scanner: scan.role.roleArn,
      // It looks at the first bytes to see whether the type is the one promised, before the scan is done.
      readers: [this.fileArrived.role!.roleArn],
    });
    new Rule(this, 'scan-result', {
      eventPattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [this.files.bucketName] } },
      },
      targets: [new LambdaFunction(this.fileArrived)],
    });
  }

  /** The function behind addEventNotification is CDK's, one for the stack. */
  private acceptNotifier(): void {
    for (const handler of this.node.children.filter(({ node }) => node.id.startsWith('BucketNotifications')))
      accept(
        handler,
        "CDK's own function with AWS's basic role: it writes the bucket's notifications.",
        basicRole,
      );
  }

  /** `Table`, not `TableV2`: the latter becomes a global table. All three indexes from the start: one can be added at a time. */
  private addTable(house: House): dynamodb.Table {
    const table = new dynamodb.Table(this, 'table', {
      ...keys(''),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expires',
      deletionProtection: house.config.removal === 'retain',
      removalPolicy: removalOf(house),
    });
    for (const name of tableIndexes) table.addGlobalSecondaryIndex({ indexName: name, ...keys(name) });
    return table;
  }
}
