import * as z from 'zod';

const flag = z.union([z.boolean(), z.stringbool()]).default(false);
const seconds = (fallback: number) => z.coerce.number().default(fallback);

const redrive = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: z.coerce.number().int().min(1),
});

const properties = z.object({
  VisibilityTimeout: seconds(30),
  DelaySeconds: seconds(0),
  ReceiveMessageWaitTimeSeconds: seconds(0),
  // Four days. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
  MessageRetentionPeriod: seconds(345_600),
  // 1 MiB, in bytes.
  MaximumMessageSize: z.coerce.number().default(1_048_576),
  FifoQueue: flag,
  ContentBasedDeduplication: flag,
  RedrivePolicy: z
    .union([redrive, z.string().transform((text) => redrive.parse(JSON.parse(text)))])
    .optional(),
});

/** What of an AWS::SQS::Queue the stand-in heeds; times in seconds. */
export type Settings = z.infer<typeof properties>;

/** Reads resolved CloudFormation properties of AWS::SQS::Queue; throws on properties that have another shape. */
export function readSettings(resolved: Record<string, unknown>): Settings {
  return properties.parse(resolved);
}
