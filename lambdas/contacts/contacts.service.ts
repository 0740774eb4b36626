import type * as z from 'zod';
import { companyExists, companyThings, siteExists, sitesOf } from '../companies/companies.table.ts';
import { commit, type Mutation } from '../platform/commit.ts';
import {
  at,
  companyForStaff,
  companyOf,
  idFor,
  type CompanyId,
  type Context,
  type Customer,
  type Staff,
  type System,
} from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import type { Stored } from '../platform/entity.ts';
import { AppError, invalidField, notFound } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import {
  capabilitiesOf,
  fullName,
  securityLevelIds,
  securityLevels,
  sitesSeen,
  type ChangeContact,
  type Contact,
  type PortalAccess,
  type SaveContact,
} from './contact.model.ts';
import type { contactsContract } from './contacts.contract.ts';
import * as table from './contacts.table.ts';

/** Contacts and their access to the portal: for a customer's admin within the own company, for staff in any. */
type C = typeof contactsContract;
type ByCustomer = Context<Customer>;
type ByStaff = Context<Staff | System>;
type Save = z.infer<typeof SaveContact>;
type Change = z.infer<typeof ChangeContact>;

const companyFor = ({ actor }: Context, companyId: string): CompanyId =>
  actor.kind === 'customer' ? companyOf(actor) : companyForStaff(actor, companyId);

export const listContacts = async ({ actor }: ByCustomer): Promise<Output<C['listContacts']>> => ({
  contacts: (await table.findContacts(companyOf(actor))).map(table.toContact),
});

export const listCompanyContacts = async (
  { actor }: ByStaff,
  companyId: string,
): Promise<Output<C['listContacts']>> => ({
  contacts: (await table.findContacts(companyForStaff(actor, companyId))).map(table.toContact),
});

export async function getContact({ actor }: ByCustomer, contactId: string): Promise<Contact> {
  const found = await table.readContact(companyOf(actor), contactId);
  if (!found) throw notFound('contact');
  return table.toContact(found);
}

/** The form starts with the main location's address and offers the levels that this person may give. */
export async function getContactForm({ actor }: ByCustomer): Promise<Output<C['getContactForm']>> {
  const sites = sitesOf(await companyThings(companyOf(actor)));
  const { address1, address2, city, county, postCode, country, id: siteId } = sites[0] ?? {};
  return {
    start: { address1, address2, city, county, postCode, country, siteId },
    sites: sites.map((site) => ({ id: site.id, name: site.name })),
    levels: levelsFor(actor).filter((level) => level.mayGive),
  };
}

/** All security levels, and which of them this actor may give. */
export const levelsFor = (actor: Context['actor']) =>
  securityLevelIds.map((id) => ({
    id,
    name: securityLevels[id].name,
    meaning: securityLevels[id].meaning,
    mayGive: mayGive(actor, [id]),
  }));

/** Nobody gives what they do not have; staff may give every level. */
const mayGive = (actor: Context['actor'], levels: PortalAccess['levels']): boolean =>
  actor.kind !== 'customer' ||
  capabilitiesOf(levels).every((capability) => actor.capabilities.has(capability));

function assertMayGive(actor: Context['actor'], access: PortalAccess): void {
  if (!mayGive(actor, access.levels))
    throw invalidField('access.levels', 'You can only give a security level whose rights you have yourself.');
}

export const createContact = (
  context: Context<Customer | Staff | System>,
  companyId: string,
  asked: Save,
  id = idFor(context),
): Promise<{ contactId: string }> => commit(context, newContact(context, companyId, asked, id));

/** What adds a contact, under this id. Throws when the actor may not. */
export function newContact(
  context: Context<Customer | Staff | System>,
  companyId: string,
  asked: Save,
  id: string,
): Mutation<{ contactId: string }> {
  const company = companyFor(context, companyId);
  assertMayGive(context.actor, asked.access);
  const { fields, access } = asked;
  const now = at(context);
  const record: table.ContactRecord = {
    id,
    fields,
    access: { ...access, version: 1 },
    createdAt: now,
    updatedAt: now,
  };
  return {
    steps: [
      companyExists(company),
      ...sitesExist(company, asked),
      table.addContact(company, record),
      table.claimAddress(company, fields.email, id),
      ...(access.active ? [table.claimAddress('portal', fields.email, id)] : []),
    ],
    event: {
      type: 'contact.created',
      companyId: company,
      subject: id,
      summary: `Added the contact ${fullName(fields)}${access.active ? ', with access to the portal' : ''}`,
      data: { access: access.active ? 'activated' : 'none' },
    },
    result: { contactId: id },
    asked,
  };
}

export async function changeContact(
  context: Context<Customer | Staff | System>,
  companyId: string,
  contactId: string,
  asked: Change,
): Promise<void> {
  const company = companyFor(context, companyId);
  const before = await table.readContact(company, contactId);
  if (!before) throw notFound('contact');
  if (turnOf(before, asked) !== 'none') assertMayChangeAccess(context.actor, before, asked.access);
  await commit(context, {
    ...changeOf(context, company, before, asked),
    result: null,
    asked: { contactId, ...asked },
  });
}

/** What a change of a contact comes to. Whether this actor may ask for it is the caller's affair. */
export function changeOf(
  context: Context,
  company: CompanyId,
  before: Stored<table.ContactRecord>,
  asked: Change,
): Pick<Mutation<null>, 'steps' | 'event'> {
  const turn = turnOf(before, asked);
  const { fields, access } = asked;
  return {
    steps: [
      table.saveContact(
        company,
        before.id,
        {
          fields,
          access: { ...before.access, ...access, version: before.access.version + (turn === 'none' ? 0 : 1) },
          updatedAt: at(context),
        },
        asked.version,
      ),
      ...sitesExist(company, asked, before),
      ...addressSteps(company, before, asked),
    ],
    event: {
      type: 'contact.changed',
      companyId: company,
      subject: before.id,
      summary: `Changed the contact ${fullName(fields)}${wordsFor[turn]}`,
      data: {
        access: turn,
        ...(before.fields.email !== fields.email && { emailBefore: before.fields.email }),
      },
    },
  };
}

type Turn = 'none' | 'activated' | 'deactivated' | 'changed';
const wordsFor: Record<Turn, string> = {
  none: '',
  activated: ' and gave access to the portal',
  deactivated: ' and ended access to the portal',
  changed: ' and the access to the portal',
};

/** What the new values mean for the access: tokens name the levels and the sites, so another one of these ends them. */
function turnOf(before: Save, after: Save): Turn {
  if (before.access.active !== after.access.active) return after.access.active ? 'activated' : 'deactivated';
  const set = (names: readonly string[]) => [...new Set(names)].toSorted().join(' ');
  const reach = ({ fields, access }: Save) =>
    [set(access.levels), set(sitesSeen(fields, access)), fields.email].join('\n');
  return !after.access.active || reach(before) === reach(after) ? 'none' : 'changed';
}

/** Nobody ends the own rights to manage contacts, so a company never loses its last admin this way. */
function assertMayChangeAccess(
  actor: Context['actor'],
  before: table.ContactRecord,
  after: PortalAccess,
): void {
  assertMayGive(actor, after);
  if (actor.kind !== 'customer') return;
  if (before.access.active && !mayGive(actor, before.access.levels))
    throw new AppError(
      'forbidden',
      'This person has rights that you do not have. Please ask us to change them.',
    );
  if (before.id !== actor.id) return;
  if (!after.active)
    throw invalidField('access.active', 'You cannot end your own access. Another administrator can.');
  if (!capabilitiesOf(after.levels).includes('contacts:manage'))
    throw invalidField(
      'access.levels',
      'You cannot take your own administrator rights away. Another administrator can.',
    );
}

/** Proves that the sites that a contact newly names are the company's. */
function sitesExist(company: CompanyId, { fields, access }: Save, before?: Save): Step[] {
  const named = new Map(access.sites.map((id) => [id, 'access.sites']));
  if (fields.siteId) named.set(fields.siteId, 'fields.siteId');
  const known = new Set([before?.fields.siteId, ...(before?.access.sites ?? [])]);
  return [...named]
    .filter(([id]) => !known.has(id))
    .map(([id, path]) => ({
      ...siteExists(company, id),
      refuse: () => invalidField(path, 'Please choose one of your sites.'),
    }));
}

/** The address that the contact leaves and the one that it takes, within the company and at the door. */
function addressSteps(company: CompanyId, before: table.ContactRecord, { fields, access }: Save): Step[] {
  const moved = before.fields.email !== fields.email;
  const leaves = before.access.active && (moved || !access.active);
  const enters = access.active && (moved || !before.access.active);
  return [
    ...(moved
      ? [
          table.releaseAddress(company, before.fields.email),
          table.claimAddress(company, fields.email, before.id),
        ]
      : []),
    ...(leaves ? [table.releaseAddress('portal', before.fields.email)] : []),
    ...(enters ? [table.claimAddress('portal', fields.email, before.id)] : []),
  ];
}

export async function resendWelcome(context: ByCustomer, contactId: string): Promise<void> {
  const company = companyOf(context.actor);
  const contact = await table.readContact(company, contactId);
  if (!contact) throw notFound('contact');
  if (!contact.access.active)
    throw new AppError('out-of-turn', 'This contact has no access to the portal. Activate it first.');
  assertMayChangeAccess(context.actor, contact, contact.access);
  await commit(context, {
    steps: [],
    event: {
      type: 'contact.welcomed-again',
      companyId: company,
      subject: contactId,
      summary: `Sent the welcome mail again to ${fullName(contact.fields)}`,
      data: { access: 'activated' },
    },
    result: null,
    asked: { contactId },
  });
}
