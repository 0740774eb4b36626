import { findSites } from '../companies/companies.table.ts';
import { changeOf } from '../contacts/contacts.service.ts';
import { readContact, type ContactRecord } from '../contacts/contacts.table.ts';
import { levelsOf } from '../levels/levels.table.ts';
import { commit } from '../platform/commit.ts';
import { at, companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Stored } from '../platform/entity.ts';
import { notFound } from '../platform/problem.ts';
import { linksTo } from '../photos/photos.service.ts';
import { readAddressChange } from './address.table.ts';
import { OwnFields, type ChangeProfile, type Profile } from './profile.model.ts';

/** What people see and change of themselves: the actor says whose profile it is. */
type ByCustomer = Context<Customer>;

export async function ownContact({ actor }: ByCustomer): Promise<Stored<ContactRecord>> {
  const found = await readContact(companyOf(actor), actor.id);
  if (!found) throw notFound('profile');
  return found;
}

export async function getProfile(context: ByCustomer): Promise<Profile> {
  const company = companyOf(context.actor);
  const [contact, sites, { email, until } = {}] = await Promise.all([
    ownContact(context),
    findSites(company),
    readAddressChange(company, context.actor.id),
  ]);
  const waits = email !== undefined && until !== undefined && until > at(context);
  const levels = await levelsOf(contact.access.levels);
  return {
    id: contact.id,
    email: contact.fields.email,
    fields: OwnFields.parse(contact.fields),
    photo: linksTo(company, contact.photoId, context.now),
    waiting: waits ? { email, until } : undefined,
    siteName: sites.find(({ id }) => id === contact.fields.siteId)?.name,
    levels: contact.access.levels.map((level) => ({
      name: levels.get(level)?.name ?? level,
      meaning: levels.get(level)?.meaning ?? '',
    })),
    version: contact.version,
  };
}

/** Throws a conflict when somebody changed the contact since the version that was seen. */
export async function changeProfile(context: ByCustomer, asked: ChangeProfile): Promise<void> {
  const before = await ownContact(context);
  const { email, externalId, siteId } = before.fields;
  const fields = { ...asked.fields, email, externalId, siteId };
  await commit(context, {
    ...changeOf(
      context,
      companyOf(context.actor),
      before,
      { fields, access: before.access, version: asked.version },
      await levelsOf(before.access.levels),
    ),
    result: null,
    asked,
  });
}
