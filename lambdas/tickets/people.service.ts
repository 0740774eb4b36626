import { fullName, hasEnded } from '../contacts/contact.model.ts';
import { contactEntity, findContacts, type ContactRecord } from '../contacts/contacts.table.ts';
import {
  companyForStaff,
  companyOf,
  type Actor,
  type CompanyId,
  type Context,
  type Customer,
  type Staff,
} from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { contactKey } from '../platform/keys.ts';
import { invalidField } from '../platform/problem.ts';
import { readMany } from '../platform/table.ts';
import { mayRaiseFor } from './readable.ts';
import { readersOf } from './reach.model.ts';
import { readTicket } from './tickets.queries.ts';
import type { ticketsContract } from './tickets.contract.ts';

/**
 * Who can be chosen by name: to watch a ticket, or to be told of a note. Contacts of the ticket's company with access
 * to the portal, and nobody else: no address is ever typed, so nothing leaves for an address that somebody mistyped.
 */
type People = Output<(typeof ticketsContract)['listPeople']>;

const named = (contacts: ContactRecord[]): People => ({
  people: contacts
    .filter(({ access }) => access.active)
    .map(({ id, fields }) => ({ id, name: fullName(fields) })),
  left: contacts.filter(({ access }) => hasEnded(access)).map(({ id }) => id),
});

/** Colleagues whose tickets one sees; who sees the own ones alone knows of nobody else. */
export async function listPeople({ actor }: Context<Customer>): Promise<People> {
  const contacts = await findContacts(companyOf(actor));
  return named(contacts.filter((contact) => mayRaiseFor(actor, contact)));
}

export const listDeskPeople = async ({ actor }: Context<Staff>, companyId: string): Promise<People> =>
  named(await findContacts(companyForStaff(actor, companyId)));

/** The contacts of these ids, in their order; those that do not exist are left out. */
export async function contactsWith(company: CompanyId, ids: string[]): Promise<ContactRecord[]> {
  if (ids.length === 0) return [];
  const found = await readMany([...new Set(ids)].map((id) => contactKey(company, id)));
  return found.flatMap((raw) => (raw ? [contactEntity.parse(raw)] : []));
}

/** The names of those who are to be told of a note; refuses whom the writer may not choose. */
export async function namesToTell(
  actor: Actor,
  company: CompanyId,
  number: string,
  ids: string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const [ticket, contacts] = await Promise.all([readTicket(company, number), contactsWith(company, ids)]);
  const onTicket = new Set(ticket ? readersOf(ticket) : []);
  const mayTell = (contact: ContactRecord) =>
    contact.access.active &&
    (actor.kind !== 'customer' || onTicket.has(contact.id) || mayRaiseFor(actor, contact));
  if (contacts.length < new Set(ids).size || !contacts.every(mayTell))
    throw invalidField('recipients', 'Please choose people of the company who can sign in.');
  return contacts.map(({ fields }) => fullName(fields));
}
