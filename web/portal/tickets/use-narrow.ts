import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 48em)');
const listen = (changed: () => void): (() => void) => {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
};

/** Whether the window is as narrow as a phone, as the stylesheets count it. */
export const isNarrow = (): boolean => narrow.matches;
export const useNarrow = (): boolean => useSyncExternalStore(listen, isNarrow);
