import { countKey } from '../platform/keys.ts';
import type { Key } from '../platform/entity.ts';

/** Counts that the stream keeps of each month (UTC): for the company, each site, each contact, and each contact at a site. */
export const scopes = {
  company: 'company',
  site: (siteId: string) => `site:${siteId}`,
  contact: (contactId: string) => `contact:${contactId}`,
};

export const monthOf = (at: string): string => at.slice(0, 7);

/** The counters that one new ticket moves. */
export const countersOf = (
  company: string,
  at: string,
  ticket: { siteId: string; contactId: string },
): Key[] =>
  [scopes.company, scopes.site(ticket.siteId), scopes.contact(ticket.contactId)].map((scope) =>
    countKey(company, scope, monthOf(at)),
  );
