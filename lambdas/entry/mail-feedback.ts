import type { SNSEvent } from 'aws-lambda';
import { noteFeedback, type SesNotification } from '../mail/feedback.ts';

/** Bounces and complaints from SES, by way of SNS. */
export async function handler(event: SNSEvent): Promise<void> {
  for (const record of event.Records) await noteFeedback(JSON.parse(record.Sns.Message) as SesNotification);
}
