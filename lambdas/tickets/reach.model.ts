import type { Ticket } from './ticket.model.ts';

/**
 * Which tickets of a company somebody reaches, as data that one ticket, a filter of a query and the condition of a
 * change are held against. Neither: all of them. A contact: those where this one is the contact. With sites: also
 * those of these sites. Involved: also those that this contact watches or was asked to approve; lists and counts leave
 * these out.
 */
export type Reach = { contactId?: string; siteIds?: readonly string[]; involved?: true };

export const reaches = (
  { contactId, siteIds = [], involved }: Reach,
  ticket: Pick<Ticket, 'contactId' | 'siteId'> & Partial<Pick<Ticket, 'watchers' | 'approval'>>,
): boolean =>
  contactId === undefined ||
  ticket.contactId === contactId ||
  siteIds.includes(ticket.siteId) ||
  (involved === true &&
    ((ticket.watchers ?? []).some(({ id }) => id === contactId) ||
      (ticket.approval?.approvers.includes(contactId) ?? false)));

/**
 * The contacts of its company who may see a ticket whatever their security level: its contact, who watches it, and
 * who was asked to approve it.
 */
export const readersOf = ({
  contactId,
  watchers,
  approval,
}: Pick<Ticket, 'contactId' | 'watchers' | 'approval'>): string[] => [
  ...new Set([contactId, ...watchers.map(({ id: watcher }) => watcher), ...(approval?.approvers ?? [])]),
];
