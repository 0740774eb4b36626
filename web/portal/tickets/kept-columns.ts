import { type ColumnName, columnNames } from './columns.ts';

/** The columns that lists show, as they are kept. The number is always among them (D2). */

export const usualColumns: readonly ColumnName[] = [
  'number',
  'title',
  'status',
  'priority',
  'contact',
  'updated',
];

/** Columns as they were kept, made sound: known ones, each once, the number among them. Anything else gives the usual ones. */
export const readColumns = (kept: unknown): readonly ColumnName[] => {
  if (!Array.isArray(kept)) return usualColumns;
  const known = [...new Set<unknown>(kept)].flatMap((one) => columnNames.find((name) => name === one) ?? []);
  return known.includes('number') ? known : ['number', ...known];
};
