import * as z from 'zod';
import type { CompanyId } from '../platform/context.ts';
import { entity, type Stored } from '../platform/entity.ts';
import { addressKey, companyPartition, contactKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { recall } from '../platform/remembered.ts';
import { SignedOut } from '../platform/signed-out.ts';
import { change, check, create, remove, removeIf, type Refusal, type Step } from '../platform/steps.ts';
import { query, queryAll, read, readMany } from '../platform/table.ts';
import { instant, id } from '../platform/words.ts';
import { levelNames, type Levels } from '../levels/level.model.ts';
import { Notices } from '../notifications/notice.model.ts';
import { ContactFields, hasEnded, type Contact } from './contact.model.ts';

/** A contact as stored. `access.version` counts every change of access: older tokens are refused by it. */
export const ContactRecord = z.object({
  id,
  fields: ContactFields,
  access: z.object({
    active: z.boolean(),
    levels: z.array(id),
    sites: z.array(id).default([]),
    version: z.int(),
    /** The version up to which the person never had access: later than the first where an import that opened it was undone. */
    never: z.int().default(1),
  }),
  signedOut: SignedOut.optional(),
  /** Since when the person has a second factor. */
  factorSince: instant.optional(),
  /** When the welcome mail was last sent. */
  welcomedAt: instant.optional(),
  /** Which mails the person wants; absent: all of them. Kept here because whoever mails a person reads the contact. */
  notices: Notices.optional(),
  /** The photo that is shown. */
  photoId: id.optional(),
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

/** A page of contacts by their age, after this one. */
export async function pageOfContacts(company: CompanyId, limit: number, after?: string) {
  const start = after ? { after: contactKey(company, after) } : {};
  const page = await query({ partition: companyPartition(company), prefix: 'CONTACT#', limit, ...start });
  const contacts = page.items.map((raw) => contactEntity.parse(raw));
  return { contacts, after: page.end ? contacts.at(-1)?.id : undefined };
}

/** Which contacts have these addresses, within the company or at the door; undefined where nobody has. */
export async function ownersOf(
  scope: 'portal' | CompanyId,
  addresses: readonly string[],
): Promise<(string | undefined)[]> {
  const found = await readMany(addresses.map((address) => addressKey(scope, address)));
  return found.map((raw) => raw && String(raw.contactId));
}

/** Contacts by their ids; those that do not exist are left out. */
export async function contactsById(
  company: CompanyId,
  ids: readonly string[],
): Promise<Stored<ContactRecord>[]> {
  const found = await readMany(ids.map((one) => contactKey(company, one)));
  return found.filter((raw) => raw !== undefined).map((raw) => contactEntity.parse(raw));
}

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

const changedMeanwhile = (current: Record<string, unknown> | undefined): AppError =>
  current
    ? new AppError(
        'conflict',
        'Somebody else changed this contact meanwhile. Please look at it as it is now, then try again.',
      )
    : notFound('contact');
const as = (seen: number) => ({
  expression: '#version = :seen',
  names: { '#version': 'version' },
  values: { ':seen': seen },
});

/** Removes a contact that nobody changed since. */
export const removeContact = (company: CompanyId, contactId: string, seen: number): Step =>
  removeIf(contactKey(company, contactId), as(seen), changedMeanwhile);

/** Replaces what the form holds; refuses when somebody else saved the contact meanwhile. */
export const saveContact = (
  company: CompanyId,
  contactId: string,
  set: Partial<ContactRecord>,
  seen: number,
): Step => change(contactKey(company, contactId), { set, add: { version: 1 } }, as(seen), changedMeanwhile);

/** Proves that the contact has access to the portal. */
export const stillActive = (company: CompanyId, contactId: string): Step =>
  check(
    contactKey(company, contactId),
    {
      expression: '#access.#active = :active',
      names: { '#access': 'access', '#active': 'active' },
      values: { ':active': true },
    },
    changedMeanwhile,
  );

/** Keeps which mails a person wants. The contact's own version stays: its forms have nothing to do with it. */
export const saveNoticeChoices = (
  company: CompanyId,
  contactId: string,
  notices: Notices,
  seen: number,
  refuse: Refusal,
): Step =>
  change(
    contactKey(company, contactId),
    { set: { notices } },
    seen === 0
      ? { expression: 'attribute_exists(PK) AND attribute_not_exists(notices)' }
      : {
          expression: '#notices.#version = :seen',
          names: { '#notices': 'notices', '#version': 'version' },
          values: { ':seen': seen },
        },
    refuse,
  );

/** What leaves: without the access version, with the names of the levels. */
export const toContact = (stored: Stored<ContactRecord>, levels: Levels): Contact => ({
  id: stored.id,
  fields: stored.fields,
  access: {
    active: stored.access.active,
    levels: stored.access.levels,
    levelNames: levelNames(stored.access.levels, levels),
    sites: stored.access.sites,
    ended: hasEnded(stored.access),
    welcomedAt: stored.welcomedAt,
    factorSince: stored.factorSince,
  },
  createdAt: stored.createdAt,
  updatedAt: stored.updatedAt,
  version: stored.version,
});
