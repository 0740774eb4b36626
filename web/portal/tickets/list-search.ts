import type { TicketListName } from '../../../lambdas/tickets/ticket.model.ts';
import { ticketLists } from '../../shared/ticket/ticket.plain.ts';

/** Ticket lists as the menu names them (D1), and the part of the address that chooses one. */

export const listNames: Record<TicketListName, string> = {
  mine: 'My tickets',
  open: 'Open tickets',
  waiting: 'Tickets waiting on you',
  recent: 'Recently completed tickets',
  resolved: 'Resolved tickets',
  month: 'Tickets opened this month',
  all: 'All tickets',
};

export const listMeanings: Record<TicketListName, string> = {
  mine: 'Open tickets that you are the contact of.',
  open: 'All tickets that are still being worked on.',
  waiting: 'Tickets that go on once you answer, or that you can close.',
  recent: 'Tickets completed in the last 7 days.',
  resolved: 'Tickets that we think are solved: please close them, or reopen them.',
  month: 'Tickets opened since the first of this month.',
  all: 'Every ticket, newest first.',
};

/** What the menu and the tabs offer; the home page's tiles lead to the others. */
export const menuLists: readonly TicketListName[] = ['mine', 'open', 'recent', 'resolved', 'all'];

export type ListSearch = { list: TicketListName; words?: string };

/** Reads the address; what it does not know counts as absent. */
export const listSearch = (search: Record<string, unknown>): ListSearch => ({
  list: ticketLists.find((list) => list === search['list']) ?? 'open',
  ...(typeof search['words'] === 'string' && search['words'] ? { words: search['words'] } : {}),
});
