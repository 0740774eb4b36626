import * as z from 'zod';
import { seesBySite } from '../levels/level.model.ts';
import type { PortalCapability } from '../platform/capabilities.ts';
import {
  email,
  id,
  instant,
  line,
  optionalInitials,
  optionalLine,
  optionalPhone,
  version,
} from '../platform/words.ts';

/** A customer's person. Safe for the browser. */

/** What the form of a contact holds (F2), as it is kept. Names and e-mail are mandatory. */
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

/** What somebody may write into it: stricter than what is kept, which may be from before a rule. */
export const WrittenFields = ContactFields.extend({
  middleInitial: optionalInitials('the middle initial', 8),
  phone: optionalPhone('the phone number'),
  extension: optionalPhone('the extension', 12),
  alternatePhone: optionalPhone('the alternate phone number'),
  mobile: optionalPhone('the mobile number'),
  fax: optionalPhone('the fax number'),
});

/** They stand in the access token, which must fit into a cookie. */
export const mostSites = 20;

/** The Client Portal tab (F3): whether the person may sign in, and with which levels. */
export const PortalAccess = z
  .object({
    active: z.boolean(),
    levels: z.array(id).max(8, 'Please choose at most 8 security levels.'),
    /** Sites whose tickets somebody with a level for sites sees, besides the own one (D6). */
    sites: z.array(id).max(mostSites, `Please choose at most ${mostSites} sites.`).default([]),
  })
  .refine((access) => !access.active || access.levels.length > 0, {
    path: ['levels'],
    message: 'Please choose a security level.',
  });
export type PortalAccess = z.infer<typeof PortalAccess>;

export const SaveContact = z.object({ fields: WrittenFields, access: PortalAccess });
/** A contact's form as it was, for undoing and comparing. */
export const KeptForm = z.object({ fields: ContactFields, access: PortalAccess });
export const ChangeContact = SaveContact.extend({ version });

export const Contact = z.object({
  id,
  fields: ContactFields,
  access: z.object({
    active: z.boolean(),
    levels: z.array(id),
    /** The names of the levels, in the same order. */
    levelNames: z.array(z.string()),
    sites: z.array(id),
    /** The access was ended: who had it has left, or shall not come in any more. */
    ended: z.boolean(),
    /** When the welcome mail was last sent; absent while it is on its way. */
    welcomedAt: instant.optional(),
    /** Since when signing in asks for a second factor as well. */
    factorSince: instant.optional(),
  }),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type Contact = z.infer<typeof Contact>;

/**
 * The sites whose tickets somebody with these capabilities sees: the own one and the chosen ones. None for those who see
 * all of the company, and for those who see their own tickets alone.
 */
export const sitesSeen = (
  { siteId }: Pick<ContactFields, 'siteId'>,
  { sites }: Pick<PortalAccess, 'sites'>,
  capabilities: readonly PortalCapability[],
): string[] => (seesBySite(capabilities) ? [...new Set([...(siteId ? [siteId] : []), ...sites])] : []);

/** Access that ended; who never had any has not lost it. `never`: the version at which nobody had had it yet. */
type Kept = { active: boolean; version: number; never: number };
export const hasEnded = ({ active, version, never }: Kept): boolean => !active && version > never;

export const fullName = (fields: Pick<ContactFields, 'firstName' | 'lastName'>): string =>
  `${fields.firstName} ${fields.lastName}`;
