import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Functions } from '../lambda/functions.ts';
import type { Asynchronous } from '../lambda/retries.ts';
import type { Topics } from './topics.ts';

export type Targets = {
  /** Hands an event to the function, queue or topic that the ARN names. Failures are logged. */
  send(arn: string, body: unknown): void;
  /** Hand-overs under way. */
  pending(): number;
};

export const nameOfArn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

export function createTargets(surroundings: {
  functions: Functions;
  asynchronous: Asynchronous;
  topics: Topics;
  sqs: SQSClient;
  queueUrl: (name: string) => string;
  log: (line: string) => void;
}): Targets {
  let pending = 0;
  const toQueue = async (arn: string, body: unknown): Promise<void> => {
    const name = nameOfArn(arn);
    const MessageBody = typeof body === 'string' ? body : JSON.stringify(body);
    const fifo = name.endsWith('.fifo') && {
      MessageGroupId: 'events',
      MessageDeduplicationId: crypto.randomUUID(),
    };
    await surroundings.sqs.send(
      new SendMessageCommand({ QueueUrl: surroundings.queueUrl(name), MessageBody, ...fifo }),
    );
  };
  return {
    send: (arn, body) => {
      const service = arn.split(':')[2];
      if (service === 'sqs') {
        pending++;
        toQueue(arn, body)
          .catch((error: unknown) => surroundings.log(`${arn}: ${String(error)}`))
          .finally(() => pending--);
        return;
      }
      if (service === 'sns') {
        return surroundings.topics.publish(arn, {
          message: typeof body === 'string' ? body : JSON.stringify(body),
        });
      }
      const target = surroundings.functions.byArn(arn);
      if (target) surroundings.asynchronous.send(target, body);
      else surroundings.log(`Nothing here is called ${arn}: an event for it is lost`);
    },
    pending: () => pending,
  };
}
