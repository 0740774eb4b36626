/** Whether the service answers: tries in a row that brought no answer, or one that says that it is ill. */
let misses = 0;
const listeners = new Set<() => void>();

const set = (count: number): void => {
  if (count === misses) return;
  misses = count;
  for (const listener of listeners) listener();
};

export const noteAnswer = (): void => set(0);
export const noteMiss = (): void => set(misses + 1);

export const onConnection = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A query is tried three times before it counts as failed; the notice comes when that did not help. */
const triesOfAQuery = 3;
export const isAway = (): boolean => misses >= triesOfAQuery;

/** Asks at this pace, in ms; half as often after each failure, down to a sixteenth. */
export const paced = (every: number): number => every * 2 ** Math.min(4, Math.floor(misses / triesOfAQuery));
