/**
 * What a press on a column's name makes of the order of a list: up, down, and with the third press the list's own again
 * (`sort` undefined). `now` is the column that it is sorted by, if any.
 */
export const pressed = <C extends string>(
  column: C,
  now: C | undefined,
  down: boolean,
): { sort: C | undefined; down: true | undefined } => {
  if (now !== column) return { sort: column, down: undefined };
  return down ? { sort: undefined, down: undefined } : { sort: column, down: true };
};
