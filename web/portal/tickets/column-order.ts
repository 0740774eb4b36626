import { type ColumnName, columnNames } from './columns.ts';

/** How columns are chosen and put in order. The number is always among them (D2). */

/** The columns that are not shown, in their usual order. */
export const available = (chosen: readonly ColumnName[]): readonly ColumnName[] =>
  columnNames.filter((name) => !chosen.includes(name));

export const withColumn = (chosen: readonly ColumnName[], name: ColumnName): readonly ColumnName[] =>
  chosen.includes(name) ? chosen : [...chosen, name];

export const withoutColumn = (chosen: readonly ColumnName[], name: ColumnName): readonly ColumnName[] =>
  name === 'number' ? chosen : chosen.filter((one) => one !== name);

/** Puts a column before the one at this place, from wherever it was; at the end when there is none. */
export const placed = (
  chosen: readonly ColumnName[],
  name: ColumnName,
  at: number,
): readonly ColumnName[] => {
  const before = chosen.slice(0, at).filter((one) => one !== name);
  const after = chosen.slice(at).filter((one) => one !== name);
  return [...before, name, ...after];
};

/** Moves a column by one place, up (-1) or down (1); at the end it stays. */
export const moved = (chosen: readonly ColumnName[], name: ColumnName, by: -1 | 1): readonly ColumnName[] => {
  const [from, to] = [chosen.indexOf(name), chosen.indexOf(name) + by];
  return from < 0 || to < 0 || to >= chosen.length
    ? chosen
    : chosen.map((one, at) => (at === from ? chosen[to]! : at === to ? name : one));
};
