import type { ReactNode } from 'react';
import classes from './ListTable.module.css';

type Props = {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** A plain table; on small screens each row is a block with the columns' names inside. The first cell names the row. */
export const ListTable = ({ caption, columns, rows }: Props) => (
  <table className={classes.table}>
    <caption className="desk-unseen">{caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells: [name, ...rest] }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {rest.map((cell, at) => (
            <td key={columns[at + 1]} data-column={columns[at + 1]} data-empty={cell ? undefined : true}>
              {cell || '–'}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
