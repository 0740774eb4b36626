import * as z from 'zod';
import type { PortalCapability } from '../platform/capabilities.ts';
import { email, id, instant, line, optionalLine, version } from '../platform/words.ts';

/** A customer's person: shapes and the security levels. Safe for the browser. */

/**
 * Ready-made security levels (F4): named sets of capabilities. Ids are stored, never names.
 * Every level may approve what it is asked to (`tickets:approve`): who is asked says the company's board alone.
 */
export const securityLevels = {
  'standard-user': {
    name: 'Standard User',
    meaning: 'Sees all tickets of the company, raises tickets, sees what is looked after.',
    capabilities: [
      'tickets:read-own',
      'tickets:read-site',
      'tickets:read-company',
      'tickets:create',
      'tickets:approve',
      'items:read',
      'profile:read',
    ],
  },
  'admin-user': {
    name: 'Admin User',
    meaning: 'Everything of a Standard User, and manages contacts and their access to the portal.',
    capabilities: [
      'tickets:read-own',
      'tickets:read-site',
      'tickets:read-company',
      'tickets:create',
      'tickets:approve',
      'items:read',
      'contacts:read',
      'contacts:manage',
      'profile:read',
    ],
  },
  'site-user': {
    name: 'Site User',
    meaning: 'Sees all tickets of the own sites, raises tickets there, sees what is looked after.',
    capabilities: [
      'tickets:read-own',
      'tickets:read-site',
      'tickets:create',
      'tickets:approve',
      'items:read',
      'profile:read',
    ],
  },
  'portal-user': {
    name: 'Portal User',
    meaning: 'Sees and raises own tickets only.',
    capabilities: ['tickets:read-own', 'tickets:create', 'tickets:approve', 'profile:read'],
  },
} as const satisfies Record<
  string,
  { name: string; meaning: string; capabilities: readonly PortalCapability[] }
>;

export type SecurityLevelId = keyof typeof securityLevels;
export const securityLevelIds = Object.keys(securityLevels) as [SecurityLevelId, ...SecurityLevelId[]];
export const SecurityLevelId = z.enum(securityLevelIds, { error: 'Please choose a security level.' });

/** The levels together: what somebody with all of them may do. */
export const capabilitiesOf = (levels: readonly SecurityLevelId[]): PortalCapability[] => [
  ...new Set(levels.flatMap((level) => [...securityLevels[level].capabilities])),
];

/** What the form of a contact holds (F2). Names and e-mail are mandatory. */
export const ContactFields = z.object({
  externalId: optionalLine('the external id', 60),
  prefix: optionalLine('the prefix', 20),
  firstName: line('a first name', 80),
  middleInitial: optionalLine('the middle initial', 8),
  lastName: line('a last name', 80),
  suffix: optionalLine('the suffix', 20),
  title: optionalLine('the job title', 120),
  department: optionalLine('the department', 120),
  email,
  email2: z.preprocess((v) => (v === '' ? undefined : v), email.optional()),
  email3: z.preprocess((v) => (v === '' ? undefined : v), email.optional()),
  address1: optionalLine('the address', 120),
  address2: optionalLine('the address', 120),
  city: optionalLine('the city', 80),
  county: optionalLine('the county', 80),
  postCode: optionalLine('the post code', 20),
  country: optionalLine('the country', 80),
  additionalAddress: optionalLine('the additional address information', 200),
  phone: optionalLine('the phone number', 40),
  extension: optionalLine('the extension', 12),
  alternatePhone: optionalLine('the alternate phone number', 40),
  mobile: optionalLine('the mobile number', 40),
  fax: optionalLine('the fax number', 40),
  siteId: id.optional(),
});
export type ContactFields = z.infer<typeof ContactFields>;

/** They stand in the access token, which must fit into a cookie. */
export const mostSites = 20;

/** The Client Portal tab (F3): whether the person may sign in, and with which levels. */
export const PortalAccess = z
  .object({
    active: z.boolean(),
    levels: z.array(SecurityLevelId).max(8),
    /** Sites whose tickets somebody with a level for sites sees, besides the own one (D6). */
    sites: z.array(id).max(mostSites, `Please choose at most ${mostSites} sites.`).default([]),
  })
  .refine((access) => !access.active || access.levels.length > 0, {
    path: ['levels'],
    message: 'Please choose a security level.',
  });
export type PortalAccess = z.infer<typeof PortalAccess>;

export const SaveContact = z.object({ fields: ContactFields, access: PortalAccess });
export const ChangeContact = SaveContact.extend({ version });

export const Contact = z.object({
  id,
  fields: ContactFields,
  access: z.object({
    active: z.boolean(),
    levels: z.array(SecurityLevelId),
    sites: z.array(id),
    /** When the welcome mail was last sent; absent while it is on its way. */
    welcomedAt: instant.optional(),
  }),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Contact = z.infer<typeof Contact>;

/**
 * The sites whose tickets somebody with these levels sees: the own one and the chosen ones. None for those who see all
 * of the company, and for those who see their own tickets alone.
 */
export function sitesSeen(
  fields: Pick<ContactFields, 'siteId'>,
  { levels, sites }: Pick<PortalAccess, 'levels' | 'sites'>,
): string[] {
  const capabilities = capabilitiesOf(levels);
  if (!capabilities.includes('tickets:read-site') || capabilities.includes('tickets:read-company')) return [];
  return [...new Set([...(fields.siteId ? [fields.siteId] : []), ...sites])];
}

export const fullName = (fields: Pick<ContactFields, 'firstName' | 'lastName'>): string =>
  `${fields.firstName} ${fields.lastName}`;
