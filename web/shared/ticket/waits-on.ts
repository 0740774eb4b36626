import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';

type Whose = Pick<Ticket, 'status' | 'contactId' | 'contactName'>;

/** Whether the ticket waits for an answer of somebody else: "you" would be wrong for who reads it. */
const waitsOnColleague = ({ status, contactId }: Whose, meId: string): boolean =>
  status === 'waiting-client' && contactId !== meId;

/** What the badge says instead of "Waiting on you"; lists and filters keep one name for each status. */
export const badgeName = (ticket: Whose, meId: string): string | undefined => {
  if (!waitsOnColleague(ticket, meId)) return undefined;
  const [first = ''] = ticket.contactName.split(' ');
  // A badge stays on one line.
  return `Waiting on ${first === '' || first.length > 14 ? 'a colleague' : first}`;
};

/** The same as a sentence. */
export const badgeMeaning = (ticket: Whose, meId: string): string | undefined =>
  waitsOnColleague(ticket, meId)
    ? `We need an answer from ${ticket.contactName} before we can go on.`
    : undefined;
