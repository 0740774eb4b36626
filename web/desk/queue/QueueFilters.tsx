import { memo, type ReactNode, useId } from 'react';
import { statuses } from '../../shared/ticket/ticket.plain.ts';
import { type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { useGo } from '../links.tsx';
import { statusName } from '../ticket-words.ts';
import { countByFilter, type Order, orders, type QueueSearch, type StatusFilter } from './queue-search.ts';
import classes from './QueueFilters.module.css';

type Props = {
  search: QueueSearch;
  tickets: readonly Ticket[];
  find: string;
  onFind: (words: string) => void;
};

const filters: readonly StatusFilter[] = ['open', ...statuses.filter((s) => s !== 'closed'), 'everything'];
const filterName = (filter: StatusFilter): string =>
  filter === 'open' ? 'Open' : filter === 'everything' ? 'Open and resolved' : statusName(filter);

/**
 * Finding, status, unassigned; on small screens also the order, which the table's head gives on large ones.
 * The browser's own fields: the desk begins with this page, and Mantine's weigh 12 KB.
 */
export const QueueFilters = ({ search, tickets, find, onFind }: Props) => {
  const go = useGo();
  const id = useId();
  const change = (part: QueueSearch) => void go({ to: '/', search: { ...search, ...part }, replace: true });
  return (
    <search className={classes.filters}>
      <div className={`${classes.field} ${classes.find}`}>
        <label htmlFor={id}>Find</label>
        <input
          id={id}
          type="search"
          placeholder="Number, title, company, person"
          value={find}
          onChange={(event) => onFind(event.currentTarget.value)}
        />
      </div>
      <OneOf
        label="Status"
        value={search.status ?? 'open'}
        onChange={(status) => change({ status: status === 'open' ? undefined : (status as StatusFilter) })}
      >
        <Statuses tickets={tickets} />
      </OneOf>
      <OneOf
        label="Order"
        className={classes.order}
        value={search.order ?? 'priority'}
        onChange={(order) =>
          change({ order: order === 'priority' ? undefined : (order as Order), turned: undefined })
        }
      >
        {Object.entries(orders).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </OneOf>
      <Only checked={search.soon} onChange={(soon) => change({ soon })}>
        Due soon or late
      </Only>
      {search.queue === 'mine' ? null : (
        <Only checked={search.unassigned} onChange={(unassigned) => change({ unassigned })}>
          Only unassigned
        </Only>
      )}
    </search>
  );
};

/** Counted again only when the tickets change: letters that are typed beside it need not wait for that. */
const Statuses = memo(({ tickets }: Pick<Props, 'tickets'>) =>
  filters.map((value) => (
    <option key={value} value={value}>
      {`${filterName(value)} (${countByFilter(tickets, value)})`}
    </option>
  )),
);

type OneOfProps = {
  label: string;
  value: string;
  className?: string | undefined;
  onChange: (value: string) => void;
  children: ReactNode;
};

const OneOf = ({ label, value, className = '', onChange, children }: OneOfProps) => {
  const id = useId();
  return (
    <div className={`${classes.field} ${className}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  );
};

type OnlyProps = {
  checked: boolean | undefined;
  onChange: (checked: true | undefined) => void;
  children: ReactNode;
};

const Only = ({ checked = false, onChange, children }: OnlyProps) => (
  <label className={classes.only}>
    <input
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked || undefined)}
    />
    {children}
  </label>
);
