import type { Ticket, TicketListName } from '../../../lambdas/tickets/ticket.model.ts';

/** The tickets of a list that hold all of these words, in any order and case. */
export const narrow = (tickets: readonly Ticket[], words = ''): readonly Ticket[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return tickets.filter(({ number, title, contactName, customerReference }) => {
    const text = `${number} ${title} ${contactName} ${customerReference}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
};

/** What an empty list says. */
export const emptyWords: Record<TicketListName, string> = {
  mine: 'You have no open tickets.',
  open: 'There are no open tickets.',
  waiting: 'Nothing is waiting on you.',
  recent: 'No ticket was completed in the last 7 days.',
  resolved: 'No resolved ticket is waiting to be closed.',
  month: 'No ticket was opened this month yet.',
  created: 'No ticket was opened in this time.',
  completed: 'No ticket was completed in this time.',
  all: 'There are no tickets yet.',
};
