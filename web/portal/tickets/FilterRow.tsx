import { memo, useId, useMemo } from 'react';
import type { Filters } from '../../../lambdas/tickets/columns.model.ts';
import { daysOf, endsFirst } from '../../../lambdas/tickets/filters.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { type Option, optionsOf } from './arrange.ts';
import { type ColumnName, columnNames, columns } from './columns.ts';
import classes from './FilterRow.module.css';
import { useSettled } from './use-settled.ts';

type Props = {
  tickets: readonly Ticket[];
  /** Whether these are all of the list, so that the drop-downs can say how many there are. */
  counted: boolean;
  /** The columns of the list; what people search by, and filters that a link brought, are there besides. */
  shown: readonly ColumnName[];
  filters: Filters;
  /** The names of the sites that the person may see. Must be stable. */
  sites: readonly string[];
  onFilter: (name: ColumnName, value: string | undefined) => void;
};

/** What tickets can always be searched by (D5). */
const searchBy: readonly ColumnName[] = [
  'title',
  'status',
  'number',
  'contact',
  'reference',
  'service',
  'created',
  'closed',
];

/** A field for each column: drop-down with counts, text, or from day to day (D3). */
export const FilterRow = ({ tickets, counted, shown, filters, sites, onFilter }: Props) => {
  const given = columnNames.filter((name) => filters[name] !== undefined);
  const fields = [...new Set([...shown, ...searchBy, ...given])];
  // Fields and rows answer first; what the drop-downs count follows when nobody types any more.
  const now = useMemo(() => ({ tickets, filters }), [tickets, filters]);
  const settled = useSettled(now, 150);
  const names = fields.filter((name) => columns[name].kind === 'set').join(' ');
  const options = useMemo(() => {
    const known = (name: ColumnName) => (!counted && (name === 'site' ? sites : columns[name].order)) || [];
    return optionsOf(settled.tickets, settled.filters, names.split(' ') as ColumnName[], known);
  }, [settled, names, counted, sites]);
  return (
    <fieldset className={classes.row}>
      <legend className={classes.spoken}>Filters</legend>
      {fields.map((name) => {
        const props = { name, value: filters[name], onFilter };
        const { kind } = columns[name];
        if (kind === 'set') {
          return <OneOf key={name} {...props} options={options[name] ?? []} counted={counted} />;
        }
        return kind === 'date' ? <Days key={name} {...props} /> : <Words key={name} {...props} />;
      })}
    </fieldset>
  );
};

/** Each field is drawn again only when it changes itself: there are ten and more of them. `onFilter` must be stable. */
type FieldProps = Pick<Props, 'onFilter'> & { name: ColumnName; value: string | undefined };

/** "Any" is no filter; "none" is a value, the empty one. The sign before a value tells them apart. */
type Sets = { options: readonly Option[]; counted: boolean };
const OneOf = memo(({ name, value, onFilter, options, counted }: FieldProps & Sets) => {
  const id = useId();
  return (
    <div className={classes.field} data-set={value !== undefined || undefined}>
      <label htmlFor={id}>{columns[name].title}</label>
      <select
        id={id}
        value={value === undefined ? '' : `=${value}`}
        onChange={({ currentTarget: { value: to } }) => onFilter(name, to === '' ? undefined : to.slice(1))}
      >
        <option value="">Any</option>
        {options.map(({ value: one, words, count }) => (
          <option key={one} value={`=${one}`}>
            {counted ? `${words} (${count})` : words}
          </option>
        ))}
      </select>
    </div>
  );
});

const Words = memo(({ name, value, onFilter }: FieldProps) => {
  const id = useId();
  return (
    <div className={classes.field} data-set={value !== undefined || undefined}>
      <label htmlFor={id}>{columns[name].title}</label>
      <input
        id={id}
        type="search"
        maxLength={200}
        value={value ?? ''}
        onChange={(event) => onFilter(name, event.currentTarget.value || undefined)}
      />
    </div>
  );
});

const Days = memo(({ name, value, onFilter }: FieldProps) => {
  const { from, to } = daysOf(value ?? '');
  const { title } = columns[name];
  const id = useId();
  const wrong = endsFirst(value ?? '');
  const told = wrong ? { 'aria-invalid': true, 'aria-describedby': id } : {};
  const change = (range: { from: string; to: string }) =>
    onFilter(name, range.from || range.to ? `${range.from}..${range.to}` : undefined);
  return (
    <div className={classes.field} data-days data-set={value !== undefined || undefined}>
      <span aria-hidden="true">{title}</span>
      <span className={classes.days}>
        <input
          type="date"
          aria-label={`${title} from`}
          value={from}
          onChange={(event) => change({ from: event.currentTarget.value, to })}
        />
        <span aria-hidden="true">–</span>
        <input
          type="date"
          aria-label={`${title} to`}
          value={to}
          {...told}
          onChange={(event) => change({ from, to: event.currentTarget.value })}
        />
      </span>
      <span id={id} role="alert" className={classes.wrong}>
        {wrong ? 'The last day is before the first: no ticket is in between.' : ''}
      </span>
    </div>
  );
});
