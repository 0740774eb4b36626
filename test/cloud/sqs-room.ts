import { SQSClient } from '@aws-sdk/client-sqs';
import { startSqs } from '../../local/sqs/sqs.ts';
import type { Sqs } from '../../local/sqs/sqs.ts';

export const arn = (name: string) => `arn:aws:sqs:eu-west-1:123456789012:${name}`;

/** The stand-in with `main` (gives up after 2 receives), its `dead`, `ordered.fifo`, a client, and a clock that can be moved. */
export type Room = { sqs: Sqs; client: SQSClient; moveClock(ms: number): void; leave(): Promise<void> };

export async function enterRoom(dataFile?: string): Promise<Room> {
  let offset = 0;
  const sqs = await startSqs({
    port: 0,
    ...(dataFile === undefined ? {} : { dataFile }),
    region: 'eu-west-1',
    account: '123456789012',
    now: () => Date.now() + offset,
  });
  sqs.ensureQueue('dead', {});
  sqs.ensureQueue('main', {
    VisibilityTimeout: 30,
    RedrivePolicy: { deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 },
  });
  sqs.ensureQueue('ordered.fifo', { FifoQueue: true, ContentBasedDeduplication: true });
  const client = new SQSClient({
    endpoint: `http://127.0.0.1:${sqs.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  return {
    sqs,
    client,
    moveClock(ms) {
      offset += ms;
    },
    async leave() {
      client.destroy();
      await sqs.stop();
    },
  };
}
