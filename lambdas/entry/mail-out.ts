import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { MailJob } from '../mail/mail-job.ts';
import { deliver } from '../mail/mail.service.ts';
import { eachMessage } from '../platform/batch.ts';

/** Mail queue -> SES. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => eachMessage<MailJob>(event, deliver);
