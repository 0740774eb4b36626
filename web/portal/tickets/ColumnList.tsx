import { IconGripVertical } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './ColumnChooser.module.css';
import { type ColumnName, columns } from './columns.ts';
import type { Drag } from './use-column-drag.ts';

type Props = {
  title: string;
  list: 'available' | 'chosen';
  names: readonly ColumnName[];
  marked: ColumnName | undefined;
  drag: Drag | undefined;
  onMark: (name: ColumnName) => void;
};

/** One of the two lists: up and down walk through it; while a column is dragged, a line shows where it would fall. */
export const ColumnList = ({ title, list, names, marked, drag, onMark }: Props) => {
  const group = useId();
  const over = drag?.over?.list === list ? drag.over : undefined;
  const at = over?.list === 'chosen' ? over.at : undefined;
  return (
    <fieldset className={classes.list} data-list={list} data-over={over !== undefined || undefined}>
      <legend>{title}</legend>
      {names.length === 0 ? <p className={classes.note}>None left.</p> : null}
      {names.map((name, place) => (
        <label
          key={name}
          className={classes.column}
          data-column={name}
          data-dragged={drag?.name === name || undefined}
          data-falls={at === place ? 'before' : at === names.length && place === at - 1 ? 'after' : undefined}
        >
          <input
            type="radio"
            name={group}
            value={name}
            checked={marked === name}
            onChange={() => onMark(name)}
            onFocus={() => onMark(name)}
          />
          <span className={classes.name}>{columns[name].title}</span>
          {name === 'number' ? <span className={classes.stays}>stays</span> : null}
          <span className={classes.handle} data-handle aria-hidden="true">
            <IconGripVertical size={18} />
          </span>
        </label>
      ))}
    </fieldset>
  );
};
