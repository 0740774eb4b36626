import { useMemo, useSyncExternalStore } from 'react';
import { useMe } from '../use-me.ts';
import type { ColumnName } from './columns.ts';
import { readColumns } from './kept-columns.ts';

/** Kept on this device, for each person who signs in here; all lists use the same columns (D2). */
const placeOf = (personId: string): string => `foyer-columns-${personId}`;

const listeners = new Set<() => void>();
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  // Another tab of the same person.
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
};

const parse = (kept: string | null): unknown => {
  try {
    return JSON.parse(kept ?? 'null');
  } catch {
    return undefined;
  }
};

/** The person's columns, whether they chose them, and a way to choose others; undefined goes back to the usual ones. */
export const useColumns = () => {
  const { me } = useMe();
  const place = placeOf(me.id);
  const kept = useSyncExternalStore(listen, () => localStorage.getItem(place));
  const columns = useMemo(() => readColumns(parse(kept)), [kept]);
  const choose = (chosen: readonly ColumnName[] | undefined) => {
    if (chosen) localStorage.setItem(place, JSON.stringify(chosen));
    else localStorage.removeItem(place);
    for (const listener of listeners) listener();
  };
  return { columns, ownChoice: kept !== null, choose };
};
