import { addWork, minute, oneDay } from './calendar.ts';
import type { Random } from './random.ts';
import type { Beat } from './story.ts';

/**
 * When each beat happens, in ms: in working hours, each after the one before, none after `now`.
 * An unfinished ticket had its last beat within the last days, however old it is.
 */
export function schedule(
  created: number,
  beats: readonly Beat[],
  now: number,
  unfinished: boolean,
  random: Random,
): number[] {
  let at = created;
  const times = beats.map((beat) => (at = addWork(at, beat.after * minute + random.between(0, minute - 1))));
  const latest = now - 2 * minute;
  const end = times.at(-1) ?? created;
  if (end > latest)
    return squeezed(created, times, created + (latest - created) * (0.7 + random.next() * 0.3));
  const recent = latest - random.between(1, 96) * 60 * minute;
  if (!unfinished || end > recent - 4 * oneDay) return times;
  const stretched = inOrder(squeezed(created, times, recent).map((time) => addWork(time, 0)));
  return (stretched.at(-1) ?? 0) < latest ? stretched : squeezed(created, times, recent);
}

/** The same course of events, ending at another time. */
function squeezed(created: number, times: readonly number[], end: number): number[] {
  const factor = (end - created) / ((times.at(-1) ?? created) - created);
  return inOrder(times.map((time) => Math.floor(created + (time - created) * factor)));
}

/** Each at least a moment after the one before, where rounding has brought them together. */
function inOrder(times: readonly number[]): number[] {
  let last = 0;
  return times.map((time) => {
    last = Math.max(time, last + 20);
    return last;
  });
}
