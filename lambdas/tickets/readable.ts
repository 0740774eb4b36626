import { asStandIn } from '../approvals/stand-ins.ts';
import { hasEnded } from '../contacts/contact.model.ts';
import type { ContactRecord } from '../contacts/contacts.table.ts';
import { companyOf, may, type Context, type Customer } from '../platform/context.ts';
import { notFound } from '../platform/problem.ts';
import { reaches, type Reach } from './reach.model.ts';
import type { Ticket } from './ticket.model.ts';
import { readTicket } from './tickets.queries.ts';
import type { Scope } from './tickets.table.ts';

/**
 * Who sees which tickets (D6): all of the company; those of the own sites, and those where one is the contact;
 * or the latter alone. The one place for this rule.
 */
export const reachOf = (actor: Customer): Reach =>
  may(actor, 'tickets:read-company')
    ? {}
    : { contactId: actor.id, ...(may(actor, 'tickets:read-site') && { siteIds: actor.sites }) };

export const scopeOf = (actor: Customer): Scope => ({ company: companyOf(actor), ...reachOf(actor) });

/** What somebody may see and work on: what one reaches, what one watches (E10), and what one was asked to approve (E8). */
export const sightOf = (actor: Customer): Reach => {
  const reach = reachOf(actor);
  return reach.contactId === undefined ? reach : { ...reach, involved: true };
};

/** Whether this person may see this ticket of its company. */
export const sees = (
  actor: Customer,
  ticket: Pick<Ticket, 'contactId' | 'siteId' | 'watchers' | 'approval'>,
): boolean => reaches(sightOf(actor), ticket);

/** As `sees`, and who stands in today for a member whose approval is missing. */
export const mayRead = async (context: Context<Customer>, ticket: Ticket): Promise<boolean> =>
  sees(context.actor, ticket) || asStandIn(context, ticket.approval);

/** The ticket, if the person may see it; otherwise not found, as if it did not exist. */
export async function readableTicket(context: Context<Customer>, number: string): Promise<Ticket> {
  const ticket = await readTicket(companyOf(context.actor), number);
  if (!ticket || !(await mayRead(context, ticket))) throw notFound('ticket');
  return ticket;
}

const boundToSites = (actor: Customer): boolean =>
  may(actor, 'tickets:read-site') && !may(actor, 'tickets:read-company');

/** Whether this person may raise a ticket at this site: who is bound to sites, only there. */
export const mayRaiseAt = (actor: Customer, siteId: string): boolean =>
  !boundToSites(actor) || actor.sites.includes(siteId);

/** Whether this person may raise a ticket for this contact: for the own self, or for people whose tickets one sees. */
export const mayRaiseFor = (actor: Customer, contact: Pick<ContactRecord, 'id' | 'fields'>): boolean =>
  contact.id === actor.id ||
  may(actor, 'tickets:read-company') ||
  (boundToSites(actor) && actor.sites.includes(contact.fields.siteId ?? ''));

/** Whether this person may make this contact the contact of a new ticket: as above, and nobody who has left. */
export const mayBeContact = (
  actor: Customer,
  contact: Pick<ContactRecord, 'id' | 'fields' | 'access'>,
): boolean => mayRaiseFor(actor, contact) && !hasEnded(contact.access);
