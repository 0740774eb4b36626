import type { TicketListName } from '../../../lambdas/tickets/list.model.ts';
import { ticketLists } from '../../shared/ticket/ticket.plain.ts';
import { flag, oneOf, reader, shaped, words } from '../../shared/ui/address.ts';
import { siteId, type SiteSearch } from '../sites/site-search.ts';
import { type ColumnName, columnNames } from './columns.ts';
import { readColumns } from './kept-columns.ts';
import { type Filters, readFilters } from '../../../lambdas/tickets/columns.model.ts';

/** Ticket lists as the menu names them (D1), and the part of the address that chooses one. */

export const listNames: Record<TicketListName, string> = {
  mine: 'My tickets',
  open: 'Open tickets',
  waiting: 'Tickets waiting on you',
  approvals: 'Waiting for your approval',
  watching: 'Watched tickets',
  recent: 'Recently completed tickets',
  resolved: 'Resolved tickets',
  month: 'Tickets opened this month',
  created: 'Tickets opened',
  completed: 'Tickets completed',
  all: 'All tickets',
};

/** What the menu and the tabs offer, to who approves the approvals too (D1); the home page's tiles lead to the others. */
export const menuLists = (approves: boolean): readonly TicketListName[] => [
  'mine',
  ...(approves ? (['approvals'] as const) : []),
  'watching',
  'open',
  'recent',
  'resolved',
  'all',
];

/**
 * `period` is a year or a month, such as `2026` or `2026-11`: what was opened or completed in it. `site` narrows to one
 * site; words, filters and order are applied in the browser, so a shared link shows a colleague what they may see.
 */
export type ListSearch = SiteSearch & {
  list: TicketListName;
  period?: string;
  words?: string | undefined;
  filters?: Filters | undefined;
  sort?: ColumnName | undefined;
  down?: boolean | undefined;
  /** The columns of a saved view; else those that the person chose for all lists. */
  columns?: readonly ColumnName[] | undefined;
  /** The saved view that was opened; means nothing to other people. */
  saved?: string | undefined;
};

/** The lists that are of a time: without one they cannot be asked for. */
const timed: readonly TicketListName[] = ['created', 'completed'];
const period = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

const parts = reader<ListSearch>({
  list: (found) => oneOf(ticketLists)(found) ?? 'open',
  period: shaped(period),
  site: siteId,
  words,
  filters: (found) => filled(readFilters(found)),
  sort: oneOf(columnNames),
  down: flag,
  columns: (found) => (Array.isArray(found) ? readColumns(found) : undefined),
  saved: shaped(/^.{1,40}$/),
});
const filled = (filters: Filters) => (Object.keys(filters).length > 0 ? filters : undefined);

/** Reads the address of a list; one of a time without one is of this year. */
export const listSearch = (found: Record<string, unknown>): ListSearch => {
  const search = parts(found);
  return {
    ...search,
    period: timed.includes(search.list) ? (search.period ?? thisYear()) : undefined,
    down: search.sort && search.down,
  };
};

export const thisYear = (): string => new Date().toISOString().slice(0, 4);
