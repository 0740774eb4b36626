import { useSyncExternalStore } from 'react';

const minute = 60_000;
/** One clock for all who show times: a list has many. */
const ticks = new Set<() => void>();
let clock: ReturnType<typeof setInterval> | undefined;
const everyMinute = (tick: () => void) => {
  ticks.add(tick);
  clock ??= setInterval(() => {
    for (const each of ticks) each();
  }, minute);
  return () => {
    ticks.delete(tick);
    if (ticks.size > 0) return;
    clearInterval(clock);
    clock = undefined;
  };
};
const thisMinute = () => Math.floor(Date.now() / minute);

/** The beginning of the present minute, in ms; it goes on while the page is open. */
export const useMinute = (): number => useSyncExternalStore(everyMinute, thisMinute) * minute;
