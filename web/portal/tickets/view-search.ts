import type { SavedView } from '../../../lambdas/preferences/preferences.model.ts';
import { listSearch, type ListSearch } from './list-search.ts';

/** The address of a saved view: what this page does not know any more falls away. */
export const viewSearch = ({ id, search }: SavedView): ListSearch => listSearch({ ...search, saved: id });

/** What of an address is kept in a view; its columns are part of it. */
export const keptSearch = (
  search: ListSearch,
  columns: NonNullable<ListSearch['columns']>,
): SavedView['search'] => {
  const kept = { ...search, columns: [...columns] };
  delete kept.saved;
  return kept as SavedView['search'];
};
