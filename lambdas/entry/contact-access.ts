import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { applyAccess } from '../contacts/access.service.ts';
import type { AccessJob } from '../mail/mail-job.ts';
import { sender } from '../mail/mail.service.ts';
import { eachMessage } from '../platform/batch.ts';
import { environment } from '../platform/needs.ts';
import { functions } from './functions.ts';

/** Access queue -> user pools and welcome mails. */
const env = environment(functions['contact-access'].needs, process.env);

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage<AccessJob>(event, async (job) =>
    applyAccess(job, { customers: env.CUSTOMERS_POOL_ID, staff: env.STAFF_POOL_ID }, await sender()),
  );
