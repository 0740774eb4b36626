import { log } from './log.ts';
import { system, type Context, type System } from './context.ts';

/** What is done by the clock. Safe to run twice and to be stopped in the middle; its result goes into the log. */
export type Job = (context: Context<System>) => Promise<object | void>;

/**
 * Runs jobs one after the other. One that fails does not stop the others; at the end it throws, so that the function
 * is tried again and the alarm rings. Returns what each of them said, by its name.
 */
export async function runJobs(jobs: Record<string, Job>, requestId: string): Promise<Record<string, object>> {
  const said: Record<string, object> = {};
  const failed: string[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    try {
      said[name] = (await job({ actor: system, now: new Date(), requestId })) ?? {};
      log.info('A job of the night is done', { name, ...said[name] });
    } catch (error) {
      failed.push(name);
      log.error('A job of the night failed', { name, error });
    }
  }
  if (failed.length > 0) throw new Error(`These jobs failed: ${failed.join(', ')}.`);
  return said;
}
