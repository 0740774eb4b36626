import type { Ticket, TicketListName } from '../../../lambdas/tickets/ticket.model.ts';

/** The tickets of a list that hold all of these words, in any order and case. */
export const narrow = (tickets: readonly Ticket[], words = ''): readonly Ticket[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return tickets.filter(({ number, title, contactName, customerReference }) => {
    const text = `${number} ${title} ${contactName} ${customerReference}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
};

/** What the tickets of a list have in common. */
export const listMeanings: Record<TicketListName, string> = {
  mine: 'Open tickets that you are the contact of.',
  open: 'All tickets that are still being worked on.',
  waiting: 'Tickets that go on once you answer, or that you can close.',
  approvals: 'Your company asks you to approve or decline these.',
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
  recent: 'No ticket was completed in the last 7 days.',
  resolved: 'No resolved ticket is waiting to be closed.',
  month: 'No ticket was opened this month yet.',
  created: 'No ticket was opened in this time.',
  completed: 'No ticket was completed in this time.',
  all: 'There are no tickets yet.',
};
