import { addWork, hour, minute, oneDay } from './calendar.ts';
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
  const recent = latest - random.between(1, 96) * hour;
  if (!unfinished || times.length < 3 || end > recent - 4 * oneDay) return times;
  // The first answer came soon; what takes so long is what follows it.
  const [first, second, ...rest] = times as [number, number, ...number[]];
  const later = squeezed(second, rest, recent).map((time) => atWork(time, random));
  const stretched = inOrder([first, second, ...later]);
  return (stretched.at(-1) ?? 0) < latest ? stretched : times;
}

/** The moment itself in working hours, or some time after the next opening. */
function atWork(time: number, random: Random): number {
  const next = addWork(time, 0);
  return next === time ? time : addWork(next, random.between(4, 200) * minute + random.between(0, 59_999));
}

/** The same course of events after a moment, ending at another time. */
function squeezed(from: number, times: readonly number[], end: number): number[] {
  const factor = (end - from) / ((times.at(-1) ?? from) - from);
  return inOrder(times.map((time) => Math.floor(from + (time - from) * factor)));
}

/** Each at least a moment after the one before, where rounding has brought them together. */
function inOrder(times: readonly number[]): number[] {
  let last = 0;
  return times.map((time) => {
    last = Math.max(time, last + 20);
    return last;
  });
}
