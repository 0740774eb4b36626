import { digestAttributes, digestBody } from './digest.ts';
import { systemAttributes } from './message.ts';
import type { Message } from './message.ts';

type LambdaAttribute = {
  dataType: string;
  stringValue?: string;
  binaryValue?: string;
  stringListValues: string[];
  binaryListValues: string[];
};

/** A message with the names of a record in Lambda's SQS event. */
export type SqsMessage = {
  messageId: string;
  receiptHandle: string;
  body: string;
  attributes: Record<string, string>;
  messageAttributes: Record<string, LambdaAttribute>;
  md5OfBody: string;
  md5OfMessageAttributes?: string;
};

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function toLambda(one: Message): SqsMessage {
  const attributes = Object.entries(one.attributes).map(([name, attribute]): [string, LambdaAttribute] => [
    name,
    {
      dataType: attribute.DataType,
      ...(attribute.StringValue === undefined ? {} : { stringValue: attribute.StringValue }),
      ...(attribute.BinaryValue === undefined ? {} : { binaryValue: attribute.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
    },
  ]);
  const digest = digestAttributes(one.attributes);
  return {
    messageId: one.id,
    receiptHandle: one.receiptHandle ?? '',
    body: one.body,
    attributes: systemAttributes(one),
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: digestBody(one.body),
    ...(digest === undefined ? {} : { md5OfMessageAttributes: digest }),
  };
}
