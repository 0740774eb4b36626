import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../lambdas/contacts/contact.model.ts';
import { columns } from './arrange.ts';
import { type Column, columnNames, type UsersSearch } from './users-search.ts';
import classes from './Users.module.css';

type Props = {
  contacts: readonly Contact[];
  search: UsersSearch;
  onSort: (column: Column, down: boolean) => void;
};

/** Contacts in rows; a press on a column's name sorts by it, another turns it round. */
export const UsersTable = ({ contacts, search: { sort = 'name', down = false }, onSort }: Props) => (
  <table className={classes.table}>
    <thead>
      <tr>
        {columnNames.map((column) => {
          const here = column === sort;
          return (
            <th key={column} scope="col" aria-sort={here ? (down ? 'descending' : 'ascending') : undefined}>
              <button type="button" onClick={() => onSort(column, here && !down)}>
                {columns[column].title}
                {here ? <Arrow down={down} /> : null}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
    <tbody>
      {contacts.map((contact) => (
        <tr key={contact.id}>
          <th scope="row">
            <Link to="/users/$contactId" params={{ contactId: contact.id }}>
              {columns.name.text(contact)}
            </Link>
          </th>
          {columnNames.slice(1).map((column) => (
            <td key={column} data-column={column} data-active={contact.access.active || undefined}>
              {columns[column].text(contact)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Arrow = ({ down }: { down: boolean }) =>
  down ? <IconArrowDown size={14} aria-hidden="true" /> : <IconArrowUp size={14} aria-hidden="true" />;
