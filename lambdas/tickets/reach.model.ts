import type { Ticket } from './ticket.model.ts';

/**
 * Which tickets of a company somebody reaches, as data that one ticket, a filter of a query and the condition of a
 * change are held against. Neither: all of them. A contact: those where this one is the contact. With sites: also
 * those of these sites.
 */
export type Reach = { contactId?: string; siteIds?: readonly string[] };

export const reaches = (
  { contactId, siteIds = [] }: Reach,
  ticket: Pick<Ticket, 'contactId' | 'siteId'>,
): boolean => contactId === undefined || ticket.contactId === contactId || siteIds.includes(ticket.siteId);
