import { IconX } from '@tabler/icons-react';
import type { Filters } from '../../../lambdas/tickets/columns.model.ts';
import { daysOf } from '../../../lambdas/tickets/filters.model.ts';
import { dayInWords } from '../../shared/ui/time.ts';
import { type ColumnName, columnNames, columns, wordsOf } from './columns.ts';
import classes from './FilterRow.module.css';

type Props = { filters: Filters; onFilter: (name: ColumnName, value: undefined) => void };

/** What narrows the list, whichever columns it shows: a link may have brought it. A press takes it away. */
export const FilterChips = ({ filters, onFilter }: Props) => {
  const given = columnNames.filter((name) => filters[name] !== undefined);
  if (given.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Filters of this list">
      {given.map((name) => (
        <li key={name}>
          <button
            type="button"
            onClick={() => onFilter(name, undefined)}
            aria-label={`Remove the filter ${columns[name].title}: ${inWords(name, filters[name]!)}`}
          >
            <span>
              {columns[name].title}: <strong>{inWords(name, filters[name]!)}</strong>
            </span>
            <IconX size={16} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
};

const inWords = (name: ColumnName, value: string): string => {
  if (columns[name].kind !== 'date') return value === '' ? 'none' : wordsOf(name, value);
  const { from, to } = daysOf(value);
  const [since, until] = [from, to].map((day) => day && dayInWords(day));
  if (!since && !until) return 'none';
  if (!since) return `until ${until}`;
  return until ? `${since} to ${until}` : `since ${since}`;
};
