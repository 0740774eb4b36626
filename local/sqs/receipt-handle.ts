import { randomUUID } from 'node:crypto';
import { SqsError } from './sqs-error.ts';

/** A handle is opaque to clients; it names its queue and its message, and is new with every receive. */
export function writeReceiptHandle(queue: string, id: string): string {
  return Buffer.from(`${queue} ${id} ${randomUUID()}`).toString('base64');
}

/** The id of the message. Throws ReceiptHandleIsInvalid for what is no handle of this queue. */
export function readReceiptHandle(queue: string, handle: string): string {
  const [name, id] = Buffer.from(handle, 'base64').toString('utf8').split(' ');
  if (name === queue && id !== undefined) return id;
  throw new SqsError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );
}
