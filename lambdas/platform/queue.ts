import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

const client = new SQSClient({});

/** Puts messages into a queue, ten a request (SQS's limit); throws when any was not taken. */
export async function enqueue(url: string, messages: unknown[]): Promise<void> {
  for (let i = 0; i < messages.length; i += 10) {
    const batch = messages
      .slice(i, i + 10)
      .map((message, n) => ({ Id: String(n), MessageBody: JSON.stringify(message) }));
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: batch }));
    if (answer.Failed && answer.Failed.length > 0)
      throw new Error(`The queue refused ${answer.Failed.length} messages.`);
  }
}
