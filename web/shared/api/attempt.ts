import { ConnectionError, ProblemError } from './problem-error.ts';

/** What went out, and what the page showed then, such as a version. */
type Sent<S> = { body: string; seen: S };
/** Tries at one thing: their Idempotency-Key, and what went out with it while the outcome of that is unknown. */
export type Attempt<S> = { key: string; sent?: Sent<S> };

/**
 * The try after one whose outcome is unknown. The same words go out again exactly as they did first, whatever the page
 * has learned since: a first try that arrived may itself have changed what is seen.
 * Other words of a form (`one`) keep the key: if the first try had arrived, the service says so and does nothing more.
 * Of deeds that have nothing to do with each other a key stands for one body.
 */
export function nextAttempt<S>(
  before: Attempt<S> | undefined,
  body: string,
  seen: S,
  one: boolean,
): { key: string; sent: Sent<S> } {
  if (before?.sent?.body === body) return { key: before.key, sent: before.sent };
  return { key: (one && before?.key) || crypto.randomUUID(), sent: { body, seen } };
}

/** What is left of a try that failed. A form keeps its key until something was done: a refusal tells nothing of earlier tries. */
export function afterFailure<S>(now: Attempt<S>, error: unknown, one: boolean): Attempt<S> | undefined {
  const known = error instanceof ProblemError ? error.status < 500 : !(error instanceof ConnectionError);
  if (!known) return now;
  const done = error instanceof ProblemError && error.code === 'already-done';
  return one && !done ? { key: now.key } : undefined;
}
