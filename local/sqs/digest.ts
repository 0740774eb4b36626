import { createHash } from 'node:crypto';
import type { MessageAttribute } from './message.ts';

/** MD5 of a body, hexadecimal: the SDK checks it against what it sent or received. */
export function digestBody(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

/**
 * MD5 of message attributes; undefined when there are none.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function digestAttributes(attributes: Record<string, MessageAttribute>): string | undefined {
  const names = Object.keys(attributes).toSorted();
  if (names.length === 0) return undefined;
  const md5 = createHash('md5');
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    md5.update(length).update(bytes);
  };
  for (const name of names) {
    const attribute = attributes[name];
    if (!attribute) continue;
    add(Buffer.from(name));
    add(Buffer.from(attribute.DataType));
    md5.update(Buffer.of(attribute.BinaryValue === undefined ? 1 : 2));
    add(valueBytes(attribute));
  }
  return md5.digest('hex');
}

/** The value as it counts for sizes and digests. */
export function valueBytes(attribute: MessageAttribute): Buffer {
  return attribute.BinaryValue === undefined
    ? Buffer.from(attribute.StringValue ?? '')
    : Buffer.from(attribute.BinaryValue, 'base64');
}
