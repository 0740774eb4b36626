/**
 * What a person may do, as closed lists. A route names exactly one of these (contract.ts);
 * security levels and desk roles are named sets of them. Safe for the browser.
 */
type Opening = {
  /** As the desk offers it for a security level of the provider's own. Absent: nobody ticks it. */
  words?: string;
  /** Part of every level: nobody can use the portal without it. */
  always?: true;
  /** What it is nothing without. */
  includes?: readonly string[];
  /** The pages of the portal that it opens, as the router names them. */
  pages: readonly string[];
};

/**
 * What each capability of a customer opens. The one list: routes name its keys, the portal's menus and pages follow
 * from `pages` (`getMe` tells them), the desk's check boxes from `words`.
 */
export const portalOpens = {
  'tickets:read-own': { always: true, pages: ['/', '/tickets', '/tickets/$number', '/search'] },
  'tickets:read-site': { words: 'See all tickets of the own sites', pages: [] },
  'tickets:read-company': {
    words: 'See all tickets of the company',
    includes: ['tickets:read-site'],
    pages: [],
  },
  'tickets:create': { words: 'Raise tickets and follow up closed ones', pages: ['/tickets/new'] },
  // Who is asked to approve says the company's board alone; whom it asks must be able to answer.
  'tickets:approve': { always: true, pages: ['/away'] },
  // Configuration items have no page yet: until they do, there is nothing to offer.
  'items:read': { pages: [] },
  'contacts:read': { words: 'See the contacts of the company', pages: ['/users'] },
  'contacts:manage': {
    words: 'Manage contacts and their access to the portal, also in bulk',
    includes: ['contacts:read'],
    pages: ['/users/new', '/users/$contactId', '/users/import', '/users/imports', '/users/imports/$importId'],
  },
  'profile:read': {
    always: true,
    pages: ['/profile', '/notifications', '/account', '/announcements/$announcementId'],
  },
} as const satisfies Record<string, Opening>;

export type PortalCapability = keyof typeof portalOpens;
export const portalCapabilities = Object.keys(portalOpens) as [PortalCapability, ...PortalCapability[]];
export type PortalPage = (typeof portalOpens)[PortalCapability]['pages'][number];

const openings: Readonly<Record<string, Opening>> = portalOpens;

/** The pages that somebody with these capabilities can open. */
export const pagesOf = (capabilities: Iterable<PortalCapability>): PortalPage[] =>
  [...capabilities].flatMap((one) => [...portalOpens[one].pages]);

/** These capabilities, with those that every level has and those that they are nothing without; in the order of the list. */
export function completed(capabilities: readonly PortalCapability[]): PortalCapability[] {
  const included = new Set<string>(capabilities.flatMap((one) => [one, ...(openings[one]?.includes ?? [])]));
  return portalCapabilities.filter((one) => included.has(one) || openings[one]?.always);
}

/** What the desk offers for a level of the provider's own, in plain words. */
export const offeredCapabilities = portalCapabilities.flatMap((id) => {
  const words = openings[id]?.words;
  return words ? [{ id, words, includes: openings[id]?.includes ?? [] }] : [];
});

export const deskCapabilities = [
  'desk:tickets',
  'desk:companies',
  'desk:services',
  'desk:staff',
  'desk:audit',
  'desk:settings',
  'desk:profile',
] as const;

export type DeskCapability = (typeof deskCapabilities)[number];
export type Capability = PortalCapability | DeskCapability;
