import type { Door } from './routes.ts';
import { problemFrom, ProblemError } from './problem-error.ts';

const running = new Map<Door, Promise<void>>();
/** After a renewal that failed on our side, open pages would ask again and again. */
const failures = new Map<Door, { at: number; error: ProblemError }>();
/** So long one failure answers for all who ask, in ms. */
const patience = 2_000;

/**
 * Renews the session once, however many calls found it ended and in however many tabs: refresh tokens may rotate.
 * `since` is when the refused call began (milliseconds); a renewal of another tab after it counts.
 * Throws the problem when the session is over.
 */
export const renewSession = (door: Door, since: number): Promise<void> => {
  const already = running.get(door);
  if (already) return already;
  const failed = failures.get(door);
  if (failed && Date.now() - failed.at < patience) return Promise.reject(failed.error);
  const renewal = alone(door, () => renew(door, since))
    .catch((error: unknown) => {
      if (error instanceof ProblemError && error.status >= 500) failures.set(door, { at: Date.now(), error });
      throw error;
    })
    .finally(() => running.delete(door));
  running.set(door, renewal);
  return renewal;
};

const alone = (door: Door, work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(`foyer-renew-${door}`, work) : work();

const renew = async (door: Door, since: number): Promise<void> => {
  const mark = `foyer-renewed-${door}`;
  if (Number(localStorage.getItem(mark) ?? 0) > since) return;
  const response = await fetch(`/api/session/${door}/renew`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  if (!response.ok) throw await problemFrom(response);
  localStorage.setItem(mark, String(Date.now()));
};
