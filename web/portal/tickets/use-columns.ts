import { useMemo } from 'react';
import type { ListSettings } from '../../../lambdas/preferences/preferences.model.ts';
import { useMe } from '../use-me.ts';
import { readColumns, usualColumns } from './kept-columns.ts';

/** What could not be saved yet waits on this device, for each person who signs in here (list-settings.ts). */
export const unsavedPlace = (personId: string): string => `foyer-lists-${personId}`;

export const unsaved = (personId: string): ListSettings | undefined => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(unsavedPlace(personId)) ?? 'null');
    return typeof found === 'object' && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
};

/** How the person likes lists, on all devices (D2, D4). */
export const useColumns = () => {
  const { me } = useMe();
  const settings = unsaved(me.id) ?? me.preferences.lists;
  const kept = settings.columns;
  const columns = useMemo(() => readColumns(kept), [kept]);
  return { settings, columns, ownChoice: columns.join() !== usualColumns.join() };
};
