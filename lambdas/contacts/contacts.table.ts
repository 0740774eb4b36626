import * as z from 'zod';
import type { CompanyId } from '../platform/context.ts';
import { entity, type Stored } from '../platform/entity.ts';
import { addressKey, companyPartition, contactKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { recall } from '../platform/remembered.ts';
import { change, create, remove, type Step } from '../platform/steps.ts';
import { queryAll, read } from '../platform/table.ts';
import { instant, id } from '../platform/words.ts';
import { ContactFields, SecurityLevelId, type Contact } from './contact.model.ts';

/** A contact as stored. `access.version` counts every change of access: older tokens are refused by it. */
export const ContactRecord = z.object({
  id,
  fields: ContactFields,
  access: z.object({
    active: z.boolean(),
    levels: z.array(SecurityLevelId),
    sites: z.array(id).default([]),
    version: z.int(),
  }),
  /** When the welcome mail was last sent. */
  welcomedAt: instant.optional(),
  createdAt: instant,
  updatedAt: instant,
});
export type ContactRecord = z.infer<typeof ContactRecord>;
export const contactEntity = entity('contact', 1, ContactRecord);

const byName = (a: ContactRecord, b: ContactRecord): number =>
  a.fields.lastName.localeCompare(b.fields.lastName) || a.fields.firstName.localeCompare(b.fields.firstName);

export const contactsOf = (things: Record<string, unknown>[]): Stored<ContactRecord>[] =>
  things
    .filter(contactEntity.is)
    .map((raw) => contactEntity.parse(raw))
    .toSorted(byName);

export const findContacts = async (company: CompanyId): Promise<Stored<ContactRecord>[]> =>
  contactsOf(await queryAll({ partition: companyPartition(company), prefix: 'CONTACT#', limit: 10_000 }));

export const readContact = (
  company: CompanyId,
  contactId: string,
): Promise<Stored<ContactRecord> | undefined> => read(contactEntity, contactKey(company, contactId));

/** At most half a minute old. */
export async function recallContact(
  company: CompanyId,
  contactId: string,
): Promise<ContactRecord | undefined> {
  const [raw] = await recall([contactKey(company, contactId)]);
  return raw && contactEntity.parse(raw);
}

const taken = (words: string) => () =>
  new AppError('invalid', words, [{ path: 'fields.email', message: words }]);
const inCompany = taken('Another contact of this company has this e-mail address already.');
const atTheDoor = taken(
  'This e-mail address cannot be used to sign in here. Please choose another one, or ask us.',
);

/** Takes an address for this contact, within the company and, for those who sign in, across all companies. */
export const claimAddress = (scope: 'portal' | CompanyId, email: string, contactId: string): Step =>
  create(
    { ...addressKey(scope, email), entity: 'address', schema: 1, contactId },
    scope === 'portal' ? atTheDoor : inCompany,
  );
export const releaseAddress = (scope: 'portal' | CompanyId, email: string): Step =>
  remove(addressKey(scope, email));

export const addContact = (company: CompanyId, contact: ContactRecord): Step =>
  create(contactEntity.item(contact, contactKey(company, contact.id)), () => undefined);

/** Replaces what the form holds; refuses when somebody else saved the contact meanwhile. */
export const saveContact = (
  company: CompanyId,
  contactId: string,
  set: Partial<ContactRecord>,
  seen: number,
): Step =>
  change(
    contactKey(company, contactId),
    { set, add: { version: 1 } },
    { expression: '#version = :seen', names: { '#version': 'version' }, values: { ':seen': seen } },
    (current) =>
      current
        ? new AppError(
            'conflict',
            'Somebody else changed this contact meanwhile. Please look at it as it is now, then try again.',
          )
        : notFound('contact'),
  );

/** What leaves: without the access version. */
export const toContact = (stored: Stored<ContactRecord>): Contact => ({
  id: stored.id,
  fields: stored.fields,
  access: {
    active: stored.access.active,
    levels: stored.access.levels,
    sites: stored.access.sites,
    welcomedAt: stored.welcomedAt,
  },
  createdAt: stored.createdAt,
  updatedAt: stored.updatedAt,
  version: stored.version,
});
