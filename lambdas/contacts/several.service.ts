import { companyEntity } from '../companies/companies.table.ts';
import { levelsOf } from '../levels/levels.table.ts';
import { commit, earlierResult, Stale } from '../platform/commit.ts';
import {
  at,
  companyForStaff,
  companyOf,
  type CompanyId,
  type Context,
  type Customer,
  type Staff,
} from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { companyKey } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { read } from '../platform/table.ts';
import type { Stored } from '../platform/entity.ts';
import { fullName } from './contact.model.ts';
import type { contactsContract, TreatedContact } from './contacts.contract.ts';
import * as table from './contacts.table.ts';
import { assertMayChange } from './giving.ts';
import { keepAnAdmin } from './last-admin.ts';

/** What can be done to one contact or to several at once (F8): end their access, send their welcome mails again. */
type C = typeof contactsContract;
type By = Context<Customer | Staff>;
type Found = { company: CompanyId; contact: Stored<table.ContactRecord> };

const companyFor = ({ actor }: By, companyId: string): CompanyId =>
  actor.kind === 'customer' ? companyOf(actor) : companyForStaff(actor, companyId);

async function find(context: By, companyId: string, contactId: string): Promise<Found> {
  const company = companyFor(context, companyId);
  const contact = await table.readContact(company, contactId);
  if (!contact) throw notFound('contact');
  return { company, contact };
}

/** Sends the welcome mail again, with a new one-time password: the password of before ends with it. */
export async function resendWelcome(context: By, companyId: string, contactId: string): Promise<void> {
  const { company, contact } = await find(context, companyId, contactId);
  const { access, fields } = contact;
  if (!access.active)
    throw new AppError('out-of-turn', 'This contact has no access to the portal. Activate it first.');
  const change = { id: contactId, before: access, after: access };
  assertMayChange(context.actor, change, await levelsOf(access.levels));
  await commit(context, {
    // Of the own record `commit` proves that already.
    steps: contactId === context.actor.id ? [] : [table.stillActive(company, contactId)],
    event: {
      type: 'contact.welcomed-again',
      companyId: company,
      subject: contactId,
      summary: `Sent the welcome mail again to ${fullName(fields)}`,
      data: { access: 'activated' },
    },
    result: null,
    asked: { contactId },
  });
}

/** Ends somebody's access and leaves the rest as it is. False when there was none. */
async function endAccess(context: By, companyId: string, contactId: string): Promise<boolean> {
  const { company, contact } = await find(context, companyId, contactId);
  const { access, fields, version } = contact;
  const asked = { contactId };
  if (!access.active) return (await earlierResult<boolean>(context, asked)) ?? false;
  const after = { ...access, active: false, version: access.version + 1 };
  const levels = await levelsOf(access.levels);
  assertMayChange(context.actor, { id: contactId, before: access, after }, levels);
  return commit(context, {
    steps: [
      table.saveContact(company, contactId, { access: after, updatedAt: at(context) }, version),
      table.releaseAddress('portal', fields.email),
      ...(await keepAnAdmin(context.actor, company, contact, after, { levels })),
    ],
    event: {
      type: 'contact.changed',
      companyId: company,
      subject: contactId,
      summary: `Changed the contact ${fullName(fields)} and ended access to the portal`,
      data: { access: 'deactivated' },
    },
    result: true,
    asked,
  });
}

/** Treats several contacts, one after the other, each under a key of its own made from the request's. */
export async function changeContacts(
  context: By,
  companyId: string,
  { act, contactIds }: Input<C['changeContacts']>['body'],
): Promise<Output<C['changeContacts']>> {
  const company = companyFor(context, companyId);
  if (context.actor.kind === 'staff' && !(await read(companyEntity, companyKey(company))))
    throw notFound('company');
  const results: TreatedContact[] = [];
  for (const contactId of new Set(contactIds)) {
    const own = { ...context, onceKey: `${context.onceKey}/${contactId}` };
    results.push({ contactId, ...(await outcomeOf(() => treat(own, companyId, act, contactId))) });
  }
  return { results };
}

async function treat(context: By, companyId: string, act: 'deactivate' | 'welcome', contactId: string) {
  if (act === 'deactivate') return endAccess(context, companyId, contactId);
  if (contactId === context.actor.id)
    throw new AppError('out-of-turn', 'This is your own account: you are in already.');
  await resendWelcome(context, companyId, contactId);
  return true;
}

/** What became of one; what concerns the whole request, or may pass, ends it, and it can be sent again as it was. */
async function outcomeOf(deed: () => Promise<boolean>): Promise<Omit<TreatedContact, 'contactId'>> {
  try {
    return { outcome: (await deed()) ? 'done' : 'unneeded' };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'signed-out' && error.code !== 'unavailable')
      return { outcome: 'refused', reason: error.message };
    if (error instanceof Stale)
      return {
        outcome: 'refused',
        reason: 'Somebody else changed this contact meanwhile. Please try again.',
      };
    throw error;
  }
}
