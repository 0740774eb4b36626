import * as keys from '../platform/keys.ts';
import type { Range } from '../platform/table.ts';
import type { Filters } from './columns.model.ts';
import { daysOf } from './filters.model.ts';
import { isOpen, type Status } from './lifecycle.model.ts';

/**
 * Which part of all tickets can hold what filters ask for, as the indexes know it (D5). It may hold more, never less:
 * the filters themselves decide. Numbers begin with the day of creation; work is keyed by the time of its completion.
 */
export type Part =
  | { by: 'open' }
  | { by: 'completion'; range: Pick<Range, 'between'> }
  | { by: 'age'; range: Pick<Range, 'between' | 'prefix'> };

const oneDay = 24 * 3600 * 1000;
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** The day so many days later; undefined when the calendar has no such day. A day of some zone lies within a day of the same in UTC. */
const shifted = (day: string, days: number): string | undefined => {
  const at = Date.parse(`${day}T00:00:00Z`);
  // 30 February is read as 2 March.
  return !Number.isNaN(at) && dateOf(at) === day ? dateOf(at + days * oneDay) : undefined;
};
const around = (range: string) => {
  const { from, to } = daysOf(range);
  return { from: shifted(from, -1), to: shifted(to, 1) };
};
const compact = (day: string | undefined): string | undefined => day?.replaceAll('-', '');

export function partOf({ status, number = '', created = '', resolved = '' }: Filters): Part {
  // The beginning of a number: T stands nowhere else in it.
  const [, digits] = /^\s*t(\d{1,8})(?:\.\d*)?\s*$/i.exec(number) ?? [];
  if (digits) return { by: 'age', range: { prefix: `T${digits}` } };
  if (status !== undefined && isOpen(status as Status)) return { by: 'open' };
  const done = around(resolved);
  if (done.from ?? done.to)
    return {
      by: 'completion',
      range: { between: [`${keys.donePrefix}${done.from ?? ''}`, `${keys.donePrefix}${done.to ?? ''}~`] },
    };
  const made = around(created);
  return {
    by: 'age',
    range:
      (made.from ?? made.to)
        ? { between: [`T${compact(made.from) ?? ''}`, `T${compact(made.to) ?? ''}~`] }
        : {},
  };
}
