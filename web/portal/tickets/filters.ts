import { type ColumnName, columnNames } from './columns.ts';

/** The filters of a list as the address has them; arrange.ts applies them. */

/**
 * What each filtered column must hold. Of a few values: the value itself, empty for "none". Text: a part of what is
 * shown. Dates: `2026-11-01..2026-11-30`, both days included, in the person's zone; either may be left out.
 */
export type Filters = Partial<Record<ColumnName, string>>;

/** Filters as an address has them; what is not known counts as absent. */
export const readFilters = (found: unknown): Filters => {
  if (typeof found !== 'object' || found === null) return {};
  const given = new Map<string, unknown>(Object.entries(found));
  return Object.fromEntries(
    columnNames.flatMap((name) => {
      const value = given.get(name);
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
};
