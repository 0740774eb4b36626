import type { Context } from 'aws-lambda';
import { remindOfApprovals } from '../approvals/reminders.ts';
import { runJobs, type Job } from '../platform/jobs.ts';
import { closeResolved } from '../tickets/closing.service.ts';

/** The jobs of the night, in their order. Each is safe to repeat; one that fails stops none of the others. */
const jobs: Record<string, Job> = {
  closeResolved,
  remindOfApprovals,
};

export const handler = (_event: unknown, { awsRequestId }: Context): Promise<Record<string, object>> =>
  runJobs(jobs, awsRequestId);
