import type { Ports } from './ports.ts';

const at = (port: number) => `http://127.0.0.1:${port}`;

/** Endpoints by the service's name as in the packages of the AWS SDK (`@aws-sdk/client-...`). */
export const endpointsOf = (ports: Ports): Record<string, string> => ({
  dynamodb: at(ports.dynamodb),
  'dynamodb-streams': at(ports.dynamodb),
  s3: at(ports.s3),
  sqs: at(ports.sqs),
  sns: at(ports.lambda),
  ses: at(ports.mail),
  sesv2: at(ports.mail),
  ssm: at(ports.parameters),
  'secrets-manager': at(ports.parameters),
  'cognito-identity-provider': at(ports.cognito),
  lambda: at(ports.lambda),
});

/** The service behind each port, by the short names that faults and counts use. */
export const servicesOf = (ports: Ports): Record<number, string> => ({
  [ports.dynamodb]: 'dynamodb',
  [ports.s3]: 's3',
  [ports.sqs]: 'sqs',
  [ports.mail]: 'ses',
  [ports.parameters]: 'ssm',
  [ports.cognito]: 'cognito-idp',
  [ports.lambda]: 'lambda',
});
