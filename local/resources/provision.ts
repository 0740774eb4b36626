import type { Assembly } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';
import { ensureTable } from '../dynamodb/tables.ts';
import type { Services } from '../services.ts';
import { generateSecret } from './secret.ts';
import type { GenerateSecretString } from './secret.ts';

/** Names of streams in the engine by their ARN in the templates. */
export type StreamArns = Map<string, string>;

/** Creates, or brings up to date, what the templates declare: tables, buckets, queues, pools and parameters. */
export async function provision(assembly: Assembly, services: Services): Promise<StreamArns> {
  const { s3, sqs, cognito } = services;
  for (const bucket of assembly.ofType('AWS::S3::Bucket')) s3.ensureBucket(bucket.ref, bucket.properties());
  // Dead-letter queues first would be enough, but the order of the template need not be that.
  for (const queue of assembly.ofType('AWS::SQS::Queue'))
    sqs.ensureQueue(queue.attribute('QueueName'), queue.properties());
  for (const pool of assembly.ofType('AWS::Cognito::UserPool'))
    cognito.ensurePool(pool.ref, pool.properties());
  for (const client of assembly.ofType('AWS::Cognito::UserPoolClient')) {
    const poolId = client.property<string>('UserPoolId');
    cognito.ensureClient(poolId, client.ref, client.properties());
    const secret = cognito.clientSecret(poolId, client.ref);
    if (secret) assembly.completeCustomResource(client, client.ref, { ClientSecret: secret });
  }
  for (const provider of assembly.ofType('AWS::Cognito::UserPoolIdentityProvider'))
    cognito.ensureProvider(provider.property('UserPoolId'), provider.properties());
  for (const domain of assembly.ofType('AWS::Cognito::UserPoolDomain'))
    cognito.ensureDomain(domain.property('UserPoolId'), domain.ref);
  for (const group of assembly.ofType('AWS::Cognito::UserPoolGroup')) {
    cognito.ensureGroup(group.property<string>('UserPoolId'), group.properties());
  }
  const streams: StreamArns = new Map();
  await Promise.all(
    assembly.ofType('AWS::DynamoDB::Table').map(async (table) => {
      const stream = await ensureTable(services.tables, table);
      if (stream) streams.set(table.attribute('StreamArn'), stream);
    }),
  );
  return streams;
}

type SecretProperties = { SecretString?: string; GenerateSecretString?: GenerateSecretString };

/** Parameters and secrets. Those that wait for a custom resource are given back, to be tried again. */
export function provideParameters(assembly: Assembly, services: Services, wanted?: Resource[]): Resource[] {
  const resources = wanted ?? [
    ...assembly.ofType('AWS::SecretsManager::Secret'),
    ...assembly.ofType('AWS::SSM::Parameter'),
  ];
  const waiting: Resource[] = [];
  for (const resource of resources) {
    try {
      provide(resource, services);
    } catch (error) {
      if (wanted) throw error;
      waiting.push(resource);
    }
  }
  return waiting;
}

function provide(resource: Resource, { parameters }: Services): void {
  if (resource.type === 'AWS::SSM::Parameter') {
    parameters.ensureParameter(resource.ref, resource.property<string>('Value'));
    return;
  }
  const { SecretString, GenerateSecretString } = resource.properties<SecretProperties>();
  parameters.ensureSecret(resource.ref, SecretString ?? (() => generateSecret(GenerateSecretString ?? {})));
}
