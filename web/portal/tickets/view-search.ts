import type { SavedView } from '../../../lambdas/preferences/preferences.model.ts';
import { listSearch, type ListSearch } from './list-search.ts';

/** The address of a saved view: what this page does not know any more falls away. */
export const viewSearch = ({ id, search }: SavedView): ListSearch => listSearch({ ...search, saved: id });

/** The same words for the same list, in whatever order its parts come. */
const written = (search: ListSearch): string => {
  const { saved: _, ...list } = listSearch({ ...search });
  return JSON.stringify(list, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
};

/** Whether the list shows something else than the view that was opened, as after filters were cleared. */
export const isChanged = (view: SavedView, search: ListSearch): boolean =>
  written(viewSearch(view)) !== written(search);

/** What of an address is kept in a view; its columns are part of it. */
export const keptSearch = (
  search: ListSearch,
  columns: NonNullable<ListSearch['columns']>,
): SavedView['search'] => {
  const kept = { ...search, columns: [...columns] };
  delete kept.saved;
  return kept as SavedView['search'];
};
