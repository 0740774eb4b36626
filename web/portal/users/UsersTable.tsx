import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Contact } from '../../../lambdas/contacts/contact.model.ts';
import { Pick } from '../../shared/people/Several.tsx';
import { pressed } from '../../shared/ui/sorting.ts';
import { columns } from './arrange.ts';
import { type Column, columnNames, type UsersSearch } from './users-search.ts';
import classes from './Users.module.css';

/** Which contacts are chosen; absent for those who may only read. */
export type Picking = { picked: ReadonlySet<string>; onPick: (picked: ReadonlySet<string>) => void };

type Props = {
  contacts: readonly Contact[];
  search: UsersSearch;
  onSort: (order: { sort: Column | undefined; down: true | undefined }) => void;
  picking: Picking | undefined;
};

/** Contacts in rows; a press on a column's name sorts by it, another turns it round, a third sorts by name again. */
export const UsersTable = ({ contacts, search: { sort = 'name', down = false }, onSort, picking }: Props) => (
  <table className={classes.table}>
    <thead>
      <tr>
        {picking ? (
          <th scope="col" className={classes.picks}>
            <span className={classes.unseen}>Selected</span>
          </th>
        ) : null}
        {columnNames.map((column) => {
          const here = column === sort;
          return (
            <th
              key={column}
              scope="col"
              data-column={column}
              aria-sort={here ? (down ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" onClick={() => onSort(pressed(column, sort, down))}>
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
          {picking ? (
            <td className={classes.picks}>
              <Pick id={contact.id} name={columns.name.text(contact)} {...picking} />
            </td>
          ) : null}
          <th scope="row">
            {picking ? (
              <Link to="/users/$contactId" params={{ contactId: contact.id }}>
                {columns.name.text(contact)}
              </Link>
            ) : (
              columns.name.text(contact)
            )}
          </th>
          {columnNames.slice(1).map((column) => (
            <td key={column} data-column={column} data-active={contact.access.active || undefined}>
              {column === 'email' ? <Address of={contact} /> : columns[column].text(contact)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** May break behind the @, where it hurts least. */
const Address = ({ of }: { of: Contact }) => {
  const [mailbox, domain] = of.fields.email.split('@');
  return (
    <>
      {mailbox}@<wbr />
      {domain}
    </>
  );
};

const Arrow = ({ down }: { down: boolean }) =>
  down ? <IconArrowDown size={14} aria-hidden="true" /> : <IconArrowUp size={14} aria-hidden="true" />;
