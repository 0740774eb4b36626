import type { TicketListName } from '../../../lambdas/tickets/list.model.ts';

/** What the tickets of a list have in common. */
export const listMeanings: Record<TicketListName, string> = {
  mine: 'Open tickets that you are the contact of.',
  open: 'All tickets that are still being worked on.',
  waiting: 'Tickets that go on once you answer, or that you can close.',
  approvals: 'Your company asks you to approve or decline these.',
  watching: 'Tickets that you watch: what is open, and what was done in the last 90 days.',
  recent: 'Tickets completed in the last 7 days.',
  resolved: 'Tickets that we think are solved: please close them, or reopen them.',
  month: 'Tickets opened since the first of this month.',
  created: 'Tickets opened in this time.',
  completed: 'Tickets completed in this time.',
  all: 'Every ticket, newest first.',
};

/** What an empty list says. */
export const emptyWords: Record<TicketListName, string> = {
  mine: 'You have no open tickets.',
  open: 'There are no open tickets.',
  waiting: 'Nothing is waiting on you.',
  approvals: 'Nothing waits for your approval.',
  watching: 'You watch no tickets. Open a ticket and choose “Watch this ticket” to follow it.',
  recent: 'No ticket was completed in the last 7 days.',
  resolved: 'No resolved ticket is waiting to be closed.',
  month: 'No ticket was opened this month yet.',
  created: 'No ticket was opened in this time.',
  completed: 'No ticket was completed in this time.',
  all: 'There are no tickets yet.',
};

const number = new Intl.NumberFormat();

/** "137 tickets."; of a long list "50 tickets so far, and there are more." */
export const countWords = (matching: number, more: boolean): string =>
  [
    `${number.format(matching)} ${matching === 1 ? 'ticket' : 'tickets'}`,
    more ? ' so far, and there are more' : '',
    '.',
  ].join('');

/** What an order means where not everything is loaded. */
export const orderWords = (loaded: number): string =>
  ` Only these ${number.format(loaded)} are in order: narrow the list with filters to sort all of it.`;
