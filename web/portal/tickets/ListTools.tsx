import {
  IconArrowDown,
  IconArrowUp,
  IconColumns,
  IconDownload,
  IconFilter,
  IconFilterOff,
  IconList,
  IconListDetails,
} from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { type ColumnName, columns } from './columns.ts';
import classes from './ListTools.module.css';
import type { ListSearch } from './list-search.ts';
import { useNarrow } from './use-narrow.ts';

type Props = {
  search: ListSearch;
  shown: readonly ColumnName[];
  filtersOpen: boolean;
  exporting: boolean;
  onChange: (change: Partial<ListSearch>) => void;
  onFilters: () => void;
  onColumns: () => void;
  onExport: () => void;
};

/** What can be done with a list: filter, order, choose columns, change the view, export. */
export const ListTools = ({
  search,
  shown,
  filtersOpen,
  exporting,
  onChange,
  onFilters,
  onColumns,
  onExport,
}: Props) => {
  const narrow = useNarrow();
  const summary = search.view === 'summary';
  const filters = Object.keys(search.filters ?? {}).length;
  const clear = { filters: undefined, words: undefined, sort: undefined, down: undefined };
  return (
    <div className={classes.tools}>
      <Tool icon={<IconFilter size={18} />} onClick={onFilters} expanded={filtersOpen}>
        {filters > 0 ? `Filters (${filters})` : 'Filters'}
      </Tool>
      {filters > 0 || search.words || search.sort ? (
        <Tool icon={<IconFilterOff size={18} />} onClick={() => onChange(clear)}>
          Clear
        </Tool>
      ) : null}
      {summary || narrow ? <OrderSelect search={search} shown={shown} onChange={onChange} /> : null}
      <Tool icon={<IconColumns size={18} />} onClick={onColumns}>
        Columns
      </Tool>
      {narrow ? null : (
        <Tool
          icon={summary ? <IconList size={18} /> : <IconListDetails size={18} />}
          onClick={() => onChange({ view: summary ? undefined : 'summary' })}
        >
          {summary ? 'List view' : 'Summary view'}
        </Tool>
      )}
      <Tool icon={<IconDownload size={18} />} onClick={onExport} off={exporting}>
        {exporting ? 'Exporting …' : 'Export'}
      </Tool>
    </div>
  );
};

type ToolProps = {
  icon: ReactNode;
  onClick: () => void;
  expanded?: boolean;
  off?: boolean;
  children: ReactNode;
};

const Tool = ({ icon, onClick, expanded, off = false, children }: ToolProps) => (
  <button type="button" className={classes.tool} aria-expanded={expanded} disabled={off} onClick={onClick}>
    <span aria-hidden="true">{icon}</span>
    {children}
  </button>
);

/** Where there are no column names to press. */
const OrderSelect = ({ search, shown, onChange }: Pick<Props, 'search' | 'shown' | 'onChange'>) => {
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
      {sort ? (
        <button
          type="button"
          className={classes.tool}
          aria-label={down ? 'Sort upwards' : 'Sort downwards'}
          onClick={() => onChange({ down: down ? undefined : true })}
        >
          {down ? <IconArrowDown size={18} /> : <IconArrowUp size={18} />}
        </button>
      ) : null}
    </div>
  );
};
