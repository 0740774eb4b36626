import type { Door } from './routes.ts';
import { problemFrom } from './problem-error.ts';

const running = new Map<Door, Promise<void>>();

/**
 * Renews the session once, however many calls found it ended and in however many tabs: refresh tokens may rotate.
 * `since` is when the refused call began (milliseconds); a renewal of another tab after it counts.
 * Throws the problem when the session is over.
 */
export const renewSession = (door: Door, since: number): Promise<void> => {
  const already = running.get(door);
  if (already) return already;
  const renewal = alone(door, () => renew(door, since)).finally(() => running.delete(door));
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
