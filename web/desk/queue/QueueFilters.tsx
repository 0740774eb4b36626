import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { statuses } from '../../shared/ticket/ticket.plain.ts';
import { type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { useGo } from '../links.tsx';
import { statusName } from '../ticket-words.ts';
import { countByFilter, type Order, orders, type QueueSearch, type StatusFilter } from './queue-search.ts';
import classes from './Queue.module.css';

type Props = {
  search: QueueSearch;
  tickets: readonly Ticket[];
  find: string;
  onFind: (words: string) => void;
};

const filters: readonly StatusFilter[] = ['open', ...statuses.filter((s) => s !== 'closed'), 'everything'];
const filterName = (filter: StatusFilter): string =>
  filter === 'open' ? 'Open' : filter === 'everything' ? 'Open and resolved' : statusName(filter);

/** Finding, status, unassigned; on small screens also the order, which the table's head gives on large ones. */
export const QueueFilters = ({ search, tickets, find, onFind }: Props) => {
  const go = useGo();
  const change = (part: QueueSearch) => void go({ to: '/', search: { ...search, ...part }, replace: true });
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        label="Find"
        placeholder="Number, title, company, person"
        className={classes.find}
        value={find}
        onChange={(event) => onFind(event.currentTarget.value)}
      />
      <NativeSelect
        label="Status"
        value={search.status ?? 'open'}
        data={filters.map((value) => ({
          value,
          label: `${filterName(value)} (${countByFilter(tickets, value)})`,
        }))}
        onChange={(event) => {
          const status = event.currentTarget.value as StatusFilter;
          change({ status: status === 'open' ? undefined : status });
        }}
      />
      <NativeSelect
        label="Order"
        className={classes.order}
        value={search.order ?? 'priority'}
        data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
        onChange={(event) => {
          const order = event.currentTarget.value as Order;
          change({ order: order === 'priority' ? undefined : order, turned: undefined });
        }}
      />
      <Checkbox
        label="Due soon or late"
        className={classes.unassigned}
        checked={search.soon ?? false}
        onChange={(event) => change({ soon: event.currentTarget.checked || undefined })}
      />
      {search.queue === 'mine' ? null : (
        <Checkbox
          label="Only unassigned"
          className={classes.unassigned}
          checked={search.unassigned ?? false}
          onChange={(event) => change({ unassigned: event.currentTarget.checked || undefined })}
        />
      )}
    </search>
  );
};
