import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useId } from 'react';
import { type ColumnName, columns } from './columns.ts';
import classes from './ListTools.module.css';
import type { ListSearch } from './list-search.ts';

type Props = {
  search: ListSearch;
  shown: readonly ColumnName[];
  onChange: (change: Partial<ListSearch>) => void;
};

/** By which column, and up or down (D4), where there are no column names to press. */
export const OrderSelect = ({ search, shown, onChange }: Props) => {
  const id = useId();
  const { sort, down = false } = search;
  return (
    <div className={classes.order}>
      <label htmlFor={id}>Sort by</label>
      <select
        id={id}
        value={sort ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ sort: shown.find((name) => name === value), down: undefined })
        }
      >
        <option value="">Latest</option>
        {(sort && !shown.includes(sort) ? [...shown, sort] : shown).map((name) => (
          <option key={name} value={name}>
            {columns[name].title}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={classes.tool}
        disabled={!sort}
        aria-pressed={down}
        aria-label="Downwards"
        onClick={() => onChange({ down: down ? undefined : true })}
      >
        {down ? <IconSortDescending size={20} /> : <IconSortAscending size={20} />}
      </button>
    </div>
  );
};
