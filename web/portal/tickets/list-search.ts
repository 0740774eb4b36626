import type { TicketListName } from '../../../lambdas/tickets/list.model.ts';
import { ticketLists } from '../../shared/ticket/ticket.plain.ts';
import { type SiteSearch, siteSearch } from '../sites/site-search.ts';
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

/** What the menu and the tabs offer; the home page's tiles lead to the others. */
export const menuLists: readonly TicketListName[] = ['mine', 'watching', 'open', 'recent', 'resolved', 'all'];

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

/** Reads the address; what it does not know counts as absent. */
export const listSearch = (search: Record<string, unknown>): ListSearch => {
  const list = ticketLists.find((name) => name === search['list']) ?? 'open';
  // A year in an address is read as a number.
  const time = ['string', 'number'].includes(typeof search['period']) ? String(search['period']) : '';
  const words = search['words'] === undefined ? '' : String(search['words']).slice(0, 200);
  const filters = readFilters(search['filters']);
  const sort = columnNames.find((name) => name === search['sort']);
  return {
    ...(timed.includes(list) ? { list, period: period.test(time) ? time : thisYear() } : { list }),
    ...siteSearch(search),
    ...(words ? { words } : {}),
    ...(Object.keys(filters).length > 0 ? { filters } : {}),
    ...(sort ? { sort } : {}),
    ...(sort && search['down'] === true ? { down: true } : {}),
    ...(Array.isArray(search['columns']) ? { columns: readColumns(search['columns']) } : {}),
    ...(typeof search['saved'] === 'string' ? { saved: search['saved'] } : {}),
  };
};

export const thisYear = (): string => new Date().toISOString().slice(0, 4);
