import {
  IconBookmark,
  IconColumns,
  IconDownload,
  IconFilter,
  IconFilterOff,
  IconList,
  IconListDetails,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ColumnName } from './columns.ts';
import classes from './ListTools.module.css';
import type { ListSearch } from './list-search.ts';
import { OrderSelect } from './OrderSelect.tsx';

type Layout = 'list' | 'summary';
type Props = {
  search: ListSearch;
  shown: readonly ColumnName[];
  layout: Layout;
  /** Where there are no column names to press. */
  sortable: boolean;
  filtersOpen: boolean;
  /** How far an export is; empty when there is none. */
  exporting: string;
  /** Nothing is in the list, so that there is nothing to export. */
  empty: boolean;
  onChange: (change: Partial<ListSearch>) => void;
  onFilters: () => void;
  onDialog: (which: 'columns' | 'views') => void;
  onLayout: (layout: Layout) => void;
  onExport: () => void;
  onCancel: () => void;
};

/** What can be done with a list: filter, order, choose columns, change the view, save it, export. */
export const ListTools = (props: Props) => {
  const { search, layout, exporting, onChange, onDialog } = props;
  const filters = Object.keys(search.filters ?? {}).length;
  const clear = { filters: undefined, words: undefined, sort: undefined, down: undefined };
  return (
    <div className={classes.tools}>
      <Tool icon={<IconFilter size={18} />} onClick={props.onFilters} expanded={props.filtersOpen}>
        {filters > 0 ? `Filters (${filters})` : 'Filters'}
      </Tool>
      {filters > 0 || search.words || search.sort ? (
        <Tool icon={<IconFilterOff size={18} />} onClick={() => onChange(clear)}>
          Clear
        </Tool>
      ) : null}
      <Tool icon={<IconColumns size={18} />} onClick={() => onDialog('columns')}>
        Columns
      </Tool>
      <Tool
        icon={layout === 'summary' ? <IconList size={18} /> : <IconListDetails size={18} />}
        onClick={() => props.onLayout(layout === 'summary' ? 'list' : 'summary')}
      >
        {layout === 'summary' ? 'List view' : 'Summary view'}
      </Tool>
      <Tool icon={<IconBookmark size={18} />} onClick={() => onDialog('views')}>
        Views
      </Tool>
      {exporting ? (
        <Tool icon={<IconX size={18} />} onClick={props.onCancel}>
          Cancel the export
        </Tool>
      ) : (
        <Tool
          icon={<IconDownload size={18} />}
          onClick={props.onExport}
          closed={props.empty ? 'There is nothing in this list to export.' : undefined}
        >
          Export
        </Tool>
      )}
      <output className={classes.progress}>{exporting}</output>
      {props.sortable ? <OrderSelect search={search} shown={props.shown} onChange={onChange} /> : null}
    </div>
  );
};

type ToolProps = {
  icon: ReactNode;
  onClick: () => void;
  expanded?: boolean;
  /** Why it cannot be used now. */
  closed?: string | undefined;
  children: ReactNode;
};

/** One that is closed stays in the order of focus, so that everybody can learn why. */
const Tool = ({ icon, onClick, expanded, closed, children }: ToolProps) => (
  <button
    type="button"
    className={classes.tool}
    aria-expanded={expanded}
    aria-disabled={closed === undefined ? undefined : true}
    title={closed}
    onClick={closed === undefined ? onClick : undefined}
  >
    <span aria-hidden="true">{icon}</span>
    {children}
  </button>
);
