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
import { invalidField, notFound } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import { capabilitiesOf, readyMade, type Levels } from '../levels/level.model.ts';
import { levelsOf, readLevels } from '../levels/levels.table.ts';
import { fullName, sitesSeen, type ChangeContact, type Contact, type SaveContact } from './contact.model.ts';
import { assertMayChange, giverOf } from './giving.ts';
import { isAbove, mayGive } from './giving.model.ts';
import { keepAnAdmin } from './last-admin.ts';
import type { contactsContract } from './contacts.contract.ts';
import * as table from './contacts.table.ts';

/** Contacts and their access to the portal: for a customer's admin within the own company, for staff in any. */
type C = typeof contactsContract;
type ByCustomer = Context<Customer>;
type ByStaff = Context<Staff | System>;
type Save = z.infer<typeof SaveContact>;
/**
 * `withoutAdmin`: staff have confirmed that the company may be left without an administrator.
 * `takesBack`: access that the change before has opened is as if it had never been.
 */
type Change = z.infer<typeof ChangeContact> & { withoutAdmin?: boolean; takesBack?: boolean };

const companyFor = ({ actor }: Context, companyId: string): CompanyId =>
  actor.kind === 'customer' ? companyOf(actor) : companyForStaff(actor, companyId);

const shown = async (contacts: Awaited<ReturnType<typeof table.findContacts>>) => {
  const levels = await levelsOf(contacts.flatMap(({ access }) => access.levels));
  return { contacts: contacts.map((contact) => table.toContact(contact, levels)) };
};

export const listContacts = async ({ actor }: ByCustomer): Promise<Output<C['listContacts']>> =>
  shown(await table.findContacts(companyOf(actor)));

export const listCompanyContacts = async (
  { actor }: ByStaff,
  companyId: string,
): Promise<Output<C['listContacts']>> => shown(await table.findContacts(companyForStaff(actor, companyId)));

export async function getContact({ actor }: ByCustomer, contactId: string): Promise<Contact> {
  const found = await table.readContact(companyOf(actor), contactId);
  if (!found) throw notFound('contact');
  return table.toContact(found, await levelsOf(found.access.levels));
}

/** The form starts with the main location's address and offers the levels that this person may give. */
export async function getContactForm({ actor }: ByCustomer): Promise<Output<C['getContactForm']>> {
  const [things, levels] = await Promise.all([companyThings(companyOf(actor)), levelsFor(actor)]);
  const sites = sitesOf(things);
  const { address1, address2, city, county, postCode, country, id: siteId } = sites[0] ?? {};
  return {
    start: { address1, address2, city, county, postCode, country, siteId },
    sites: sites.map((site) => ({ id: site.id, name: site.name })),
    levels: levels.filter((level) => level.mayGive),
  };
}

/** All security levels: whether this very actor may give it, and whether it holds rights beyond the actor's. */
export async function levelsFor(actor: Context['actor']) {
  const { levels } = await readLevels();
  const giver = giverOf(actor);
  return [...levels.values()].map((level) => ({
    ...level,
    mayGive: mayGive(giver, level.id, levels),
    beyond: isAbove(giver, { active: true, levels: [level.id] }, levels),
  }));
}

/** The levels as they are now, for who is given some of these. */
export const levelsToGive = async (ids: readonly string[]): Promise<Levels> =>
  ids.length > 0 ? (await readLevels()).levels : readyMade;

export const createContact = async (
  context: Context<Customer | Staff | System>,
  companyId: string,
  asked: Save,
  id = idFor(context),
): Promise<{ contactId: string }> =>
  commit(context, newContact(context, companyId, asked, id, await levelsToGive(asked.access.levels)));

/** What adds a contact, under this id. Throws when the actor may not. */
export function newContact(
  context: Context<Customer | Staff | System>,
  companyId: string,
  asked: Save,
  id: string,
  levels: Levels,
): Mutation<{ contactId: string }> {
  const company = companyFor(context, companyId);
  assertMayChange(context.actor, { after: asked.access }, levels);
  const { fields, access } = asked;
  const now = at(context);
  const record: table.ContactRecord = {
    id,
    fields,
    access: { ...access, version: 1, never: 1 },
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
  const levels = await levelsToGive([...before.access.levels, ...asked.access.levels]);
  if (turnOf(before, asked, levels) !== 'none' || !asked.access.active)
    assertMayChange(context.actor, { id: contactId, before: before.access, after: asked.access }, levels);
  const { withoutAdmin, takesBack: _, ...form } = asked;
  const change = changeOf(context, company, before, asked, levels);
  const admin = await keepAnAdmin(context.actor, company, before, asked.access, { levels, withoutAdmin });
  await commit(context, {
    ...change,
    steps: [...change.steps, ...admin],
    result: null,
    asked: { contactId, ...form },
  });
}

/** What a change of a contact comes to. Whether this actor may ask for it is the caller's affair. */
export function changeOf(
  context: Context,
  company: CompanyId,
  before: Stored<table.ContactRecord>,
  asked: Change,
  levels: Levels,
): Pick<Mutation<null>, 'steps' | 'event'> {
  const turn = turnOf(before, asked, levels);
  const { fields, access } = asked;
  const version = before.access.version + (turn === 'none' ? 0 : 1);
  const neverHad =
    asked.takesBack && turn === 'deactivated' && before.access.version - 1 <= before.access.never;
  const never = neverHad ? version : before.access.never;
  return {
    steps: [
      table.saveContact(
        company,
        before.id,
        {
          fields,
          access: { ...before.access, ...access, version, never },
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
function turnOf(before: Save, after: Save, levels: Levels): Turn {
  if (before.access.active !== after.access.active) return after.access.active ? 'activated' : 'deactivated';
  const set = (names: readonly string[]) => [...new Set(names)].toSorted().join(' ');
  const reach = ({ fields, access }: Save) =>
    [
      set(access.levels),
      set(sitesSeen(fields, access, capabilitiesOf(access.levels, levels))),
      fields.email,
    ].join('\n');
  return !after.access.active || reach(before) === reach(after) ? 'none' : 'changed';
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
