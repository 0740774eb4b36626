import { useSyncExternalStore } from 'react';

const minute = 60_000;
const everyMinute = (tick: () => void) => {
  const timer = setInterval(tick, minute);
  return () => clearInterval(timer);
};
const thisMinute = () => Math.floor(Date.now() / minute);

/** The beginning of the present minute, in ms; it goes on while the page is open. */
export const useMinute = (): number => useSyncExternalStore(everyMinute, thisMinute) * minute;
