import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { CREDENTIALS } from './aws/credentials.ts';
import { startCognito } from './cognito/cognito.ts';
import type { Cognito } from './cognito/cognito.ts';
import { startTableEngine } from './dynamodb/engine.ts';
import type { TableEngine } from './dynamodb/engine.ts';
import { startMailbox } from './mail/mailbox.ts';
import type { Mailbox } from './mail/mailbox.ts';
import { startParameters } from './parameters/parameters.ts';
import type { Parameters } from './parameters/parameters.ts';
import type { Ports } from './ports.ts';
import { startS3 } from './s3/s3.ts';
import type { ObjectEvent, S3 } from './s3/s3.ts';
import { startSqs } from './sqs/sqs.ts';
import type { Sqs } from './sqs/sqs.ts';

export type Services = {
  engine: TableEngine;
  tables: DynamoDBClient;
  queues: SQSClient;
  s3: S3;
  sqs: Sqs;
  cognito: Cognito;
  parameters: Parameters;
  mailbox: Mailbox;
};

/** Starts the stand-ins, all at once. Whatever has to be stopped is told to `stopLater` as soon as it runs. */
export async function startServices(options: {
  ports: Ports;
  region: string;
  account: string;
  dataDir: string | undefined;
  now: () => number;
  invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  onObject: (event: ObjectEvent) => void;
  stopLater: (stop: () => Promise<void>) => void;
}): Promise<Services> {
  const { ports, region, account, now, dataDir, stopLater } = options;
  const file = (name: string) => dataDir && join(dataDir, name);
  const common = { region, account, now };
  const track = <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> =>
    starting.then((service) => {
      stopLater(() => service.stop());
      return service;
    });
  const mailbox = track(startMailbox(ports.mail, region, now));
  const [engine, s3, sqs, cognito, parameters] = await Promise.all([
    track(startTableEngine(ports.dynamodb, file('dynamodb.sqlite'))),
    track(
      startS3({ ...common, ...CREDENTIALS, port: ports.s3, dataDir: file('s3'), onEvent: options.onObject }),
    ),
    track(startSqs({ ...common, port: ports.sqs, dataFile: file('sqs.json') })),
    track(
      startCognito({
        ...common,
        port: ports.cognito,
        dataFile: file('cognito.json'),
        invoke: options.invoke,
        sendMail: async (mail) => (await mailbox).deliver(mail),
      }),
    ),
    track(startParameters({ ...common, port: ports.parameters, dataFile: file('parameters.json') })),
  ]);
  const client = (port: number) => ({
    region,
    credentials: CREDENTIALS,
    endpoint: `http://127.0.0.1:${port}`,
  });
  const tables = new DynamoDBClient(client(ports.dynamodb));
  const queues = new SQSClient(client(ports.sqs));
  return { engine, s3, sqs, cognito, parameters, mailbox: await mailbox, tables, queues };
}
