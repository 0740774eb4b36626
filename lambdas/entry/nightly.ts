import type { Context } from 'aws-lambda';
import { remindOfApprovals } from '../approvals/reminders.ts';
import { sendDigests } from '../notifications/digest.service.ts';
import { runJobs, type Job } from '../platform/jobs.ts';
import { closeResolved } from '../tickets/closing.service.ts';

/** What the clock asks for: the night before work begins, or the morning after it. */
type Run = { run?: 'night' | 'morning' };

/** The jobs of each run, in their order. Each is safe to repeat; one that fails stops none of the others. */
const jobs: Record<NonNullable<Run['run']>, Record<string, Job>> = {
  night: { closeResolved, remindOfApprovals },
  morning: { sendDigests },
};

export const handler = ({ run = 'night' }: Run, { awsRequestId }: Context): Promise<Record<string, object>> =>
  runJobs(jobs[run], awsRequestId);
