import { enqueue } from '../platform/queue.ts';
import type { ImportJob } from './jobs.ts';

/** Puts work into the queue that feeds `contacts-import` itself. */
export const sendJobs = (jobs: ImportJob[]): Promise<void> =>
  enqueue(process.env.IMPORT_QUEUE_URL ?? '', jobs);
