import { useId } from 'react';
import classes from './ColumnChooser.module.css';
import { type ColumnName, columns } from './columns.ts';

type Props = {
  title: string;
  names: readonly ColumnName[];
  marked: ColumnName | undefined;
  onMark: (name: ColumnName) => void;
};

/** One of the two lists: up and down walk through it. */
export const ColumnList = ({ title, names, marked, onMark }: Props) => {
  const group = useId();
  return (
    <fieldset className={classes.list}>
      <legend>{title}</legend>
      {names.length === 0 ? <p className={classes.note}>None left.</p> : null}
      {names.map((name) => (
        <label key={name} className={classes.column}>
          <input
            type="radio"
            name={group}
            value={name}
            checked={marked === name}
            onChange={() => onMark(name)}
            onFocus={() => onMark(name)}
          />
          {columns[name].title}
          {name === 'number' ? <span className={classes.stays}>stays</span> : null}
        </label>
      ))}
    </fieldset>
  );
};
