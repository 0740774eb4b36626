import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName, functions } from '../../lambdas/entry/functions.ts';
import type { Need, needs } from '../../lambdas/platform/needs.ts';

/** The one place that turns a function's needs into permissions and environment. A need without a grant does not compile. */

type Grant<N extends Need> = {
  environment: Record<(typeof needs)[N][number], string>;
  statements: PolicyStatement[];
};

export type Pool = { id: string; arn: string; clientId: string; setUpClientId: string };
/** `from` and `replyTo` are bare addresses; `identities` the ARN of every identity of the account. */
export type Sender = {
  from: string;
  replyTo: string;
  identities: string;
  configurationSet: { name: string; arn: string };
};
/** Cognito's hosted endpoints, the client that uses them, and the site that people come back to; empty without single sign-on. */
export type SignOn = { host: string; clientId: string; site: string };
export type Parameter = { name: string; arn: string };

const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });

/** The three general indexes by name: a wildcard would also cover indexes that nobody asked for. */
export const tableIndexes = ['GSI1', 'GSI2', 'GSI3'] as const;
const withIndexes = (table: ITable) => [
  table.tableArn,
  ...tableIndexes.map((name) => `${table.tableArn}/index/${name}`),
];

// No Scan anywhere, on purpose.
const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writing = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];

const proving = ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminSetUserMFAPreference'];

const signIn = (pool: Pool) =>
  allow(
    [...proving, 'AdminGetUser'].map((action) => `cognito-idp:${action}`),
    [pool.arn],
  );

const account = (pool: Pool) =>
  allow(
    [...proving, 'AdminSetUserPassword', 'AdminUserGlobalSignOut'].map((action) => `cognito-idp:${action}`),
    [pool.arn],
  );

const manage = (pool: Pool) =>
  allow(
    [
      'AdminCreateUser',
      'AdminGetUser',
      'AdminSetUserPassword',
      'AdminUpdateUserAttributes',
      'AdminEnableUser',
      'AdminDisableUser',
      'AdminUserGlobalSignOut',
      'AdminListGroupsForUser',
      'AdminAddUserToGroup',
      'AdminRemoveUserFromGroup',
      'AdminDisableProviderForUser',
    ].map((action) => `cognito-idp:${action}`),
    [pool.arn],
  );

/** To link somebody's account elsewhere with the user that there is. Not a need: the pool names the function that has it. */
export const linking = (pool: Pool): PolicyStatement =>
  allow(
    ['AdminGetUser', 'AdminSetUserPassword', 'AdminLinkProviderForUser'].map(
      (action) => `cognito-idp:${action}`,
    ),
    [pool.arn],
  );

const clientsOf = <P extends string>(prefix: P, pool: Pool) =>
  ({
    [`${prefix}_POOL_ID`]: pool.id,
    [`${prefix}_CLIENT_ID`]: pool.clientId,
    [`${prefix}_SET_UP_CLIENT_ID`]: pool.setUpClientId,
  }) as Record<`${P}_${'POOL_ID' | 'CLIENT_ID' | 'SET_UP_CLIENT_ID'}`, string>;

export const grants = {
  'table:read': ({ table }: { table: ITable }) => ({
    environment: { TABLE_NAME: table.tableName },
    statements: [allow(reading, withIndexes(table))],
  }),
  'table:write': ({ table, providerName }: { table: ITable; providerName: string }) => ({
    environment: { TABLE_NAME: table.tableName, PROVIDER_NAME: providerName },
    statements: [allow(reading, withIndexes(table)), allow(writing, [table.tableArn])],
  }),
  'table:write-many': ({ table }: { table: ITable }) => ({
    environment: { TABLE_NAME: table.tableName },
    statements: [allow(['dynamodb:BatchWriteItem'], [table.tableArn])],
  }),
  'files:write': ({ files }: { files: IBucket }) => ({
    environment: { FILES_BUCKET: files.bucketName },
    statements: [allow(['s3:PutObject'], [files.arnForObjects('files/*')])],
  }),
  'files:read': ({ files }: { files: IBucket }) => ({
    environment: { FILES_BUCKET: files.bucketName },
    statements: [allow(['s3:GetObject', 's3:GetObjectVersion'], [files.arnForObjects('files/*')])],
  }),
  'files:delete': ({ files }: { files: IBucket }) => ({
    environment: { FILES_BUCKET: files.bucketName },
    statements: [allow(['s3:DeleteObject'], [files.arnForObjects('files/*')])],
  }),
  'photos:offer': ({ files }: { files: IBucket }) => ({
    environment: { FILES_BUCKET: files.bucketName },
    statements: [
      allow(['s3:PutObject'], [files.arnForObjects('photos/raw/*')]),
      allow(['s3:GetObject'], [files.arnForObjects('photos/made/*')]),
    ],
  }),
  'photos:show': ({ files }: { files: IBucket }) => ({
    environment: { FILES_BUCKET: files.bucketName },
    statements: [allow(['s3:GetObject'], [files.arnForObjects('photos/made/*')])],
  }),
  'photos:make': ({ files }: { files: IBucket }) => ({
    environment: { FILES_BUCKET: files.bucketName },
    statements: [
      allow(
        ['s3:GetObject', 's3:GetObjectVersion', 's3:DeleteObject'],
        [files.arnForObjects('photos/raw/*')],
      ),
      allow(['s3:PutObject'], [files.arnForObjects('photos/made/*')]),
    ],
  }),
  'photos:delete': ({ files }: { files: IBucket }) => ({
    environment: { FILES_BUCKET: files.bucketName },
    statements: [allow(['s3:DeleteObject'], [files.arnForObjects('photos/made/*')])],
  }),
  'imports:offer': ({ imports }: { imports: IBucket }) => ({
    environment: { IMPORTS_BUCKET: imports.bucketName },
    statements: [
      allow(['s3:PutObject'], [imports.arnForObjects('uploads/*')]),
      allow(['s3:GetObject'], [imports.arnForObjects('pieces/*')]),
    ],
  }),
  'imports:work': ({ imports }: { imports: IBucket }) => ({
    environment: { IMPORTS_BUCKET: imports.bucketName },
    statements: [
      ...['uploads/*', 'imports/*'].map((arrived) =>
        allow(['s3:GetObject', 's3:DeleteObject'], [imports.arnForObjects(arrived)]),
      ),
      allow(['s3:GetObject', 's3:PutObject'], [imports.arnForObjects('pieces/*')]),
    ],
  }),
  'import-queue:send': ({ importQueue }: { importQueue: IQueue }) => ({
    environment: { IMPORT_QUEUE_URL: importQueue.queueUrl },
    statements: [allow(['sqs:SendMessage'], [importQueue.queueArn])],
  }),
  'mail-queue:send': ({ mailQueue }: { mailQueue: IQueue }) => ({
    environment: { MAIL_QUEUE_URL: mailQueue.queueUrl },
    statements: [allow(['sqs:SendMessage'], [mailQueue.queueArn])],
  }),
  'access-queue:send': ({ accessQueue }: { accessQueue: IQueue }) => ({
    environment: { ACCESS_QUEUE_URL: accessQueue.queueUrl },
    statements: [allow(['sqs:SendMessage'], [accessQueue.queueArn])],
  }),
  'mail:send': ({ sender }: { sender: Sender }) => ({
    environment: {
      MAIL_FROM: sender.from,
      MAIL_REPLY_TO: sender.replyTo,
      MAIL_CONFIGURATION_SET: sender.configurationSet.name,
    },
    statements: [
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        // In the sandbox SES asks for permission on the receiver's identity as well; what counts is the From address.
        resources: [sender.identities, sender.configurationSet.arn],
        conditions: { StringEquals: { 'ses:FromAddress': sender.from } },
      }),
    ],
  }),
  'customers:sign-in': ({ customers }: { customers: Pool }) => ({
    environment: clientsOf('CUSTOMERS', customers),
    statements: [signIn(customers)],
  }),
  'staff:sign-in': ({ staff }: { staff: Pool }) => ({
    environment: clientsOf('STAFF', staff),
    statements: [signIn(staff)],
  }),
  'customers:account': ({ customers }: { customers: Pool }) => ({
    environment: clientsOf('CUSTOMERS', customers),
    statements: [account(customers)],
  }),
  'staff:account': ({ staff }: { staff: Pool }) => ({
    environment: clientsOf('STAFF', staff),
    statements: [account(staff)],
  }),
  'customers:sign-on': ({ signOn }: { signOn: SignOn }) => ({
    environment: {
      SIGN_ON_HOST: signOn.host,
      SIGN_ON_CLIENT_ID: signOn.clientId,
      SIGN_ON_SITE: signOn.site,
    },
    statements: [],
  }),
  organisations: ({ organisations }: { organisations: string }) => ({
    environment: { ORGANISATIONS: organisations },
    statements: [],
  }),
  'customers:manage': ({ customers }: { customers: Pool }) => ({
    environment: { CUSTOMERS_POOL_ID: customers.id },
    statements: [manage(customers)],
  }),
  'staff:manage': ({ staff }: { staff: Pool }) => ({
    environment: { STAFF_POOL_ID: staff.id },
    statements: [manage(staff)],
  }),
  'signing-secret:read': ({ signingSecret }: { signingSecret: ISecret }) => ({
    environment: { SIGNING_SECRET_ARN: signingSecret.secretArn },
    statements: [allow(['secretsmanager:GetSecretValue'], [signingSecret.secretArn])],
  }),
  'provider-name': ({ providerName }: { providerName: string }) => ({
    environment: { PROVIDER_NAME: providerName },
    statements: [],
  }),
  'set-up-clients:read': ({ setUpClients }: { setUpClients: Parameter }) => ({
    environment: { SET_UP_CLIENTS_PARAMETER: setUpClients.name },
    statements: [allow(['ssm:GetParameter'], [setUpClients.arn])],
  }),
  'site-address:read': ({ siteAddress }: { siteAddress: Parameter }) => ({
    environment: { SITE_ADDRESS_PARAMETER: siteAddress.name },
    statements: [allow(['ssm:GetParameter'], [siteAddress.arn])],
  }),
} satisfies { [N in Need]: (estate: never) => Grant<N> };

type All<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;

/**
 * The resources that a function's needs are granted on: a stack that lacks one of them does not compile. The provider's
 * name every function knows from its house.
 */
export type EstateOf<F extends FunctionName> = Omit<
  All<Parameters<(typeof grants)[(typeof functions)[F]['needs'][number]]>[0]>,
  'providerName'
>;
