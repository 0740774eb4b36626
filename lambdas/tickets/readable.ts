import { companyOf, may, type Customer } from '../platform/context.ts';
import { notFound } from '../platform/problem.ts';
import type { Ticket } from './ticket.model.ts';
import { readTicket, type Scope } from './tickets.queries.ts';

/** Who sees which tickets (D6): all of the company, or only those where one is the contact. The one place for this rule. */
export const scopeOf = (actor: Customer): Scope => ({
  company: companyOf(actor),
  ...(may(actor, 'tickets:read-company') ? {} : { contactId: actor.id }),
});

/** Whether this person may see this ticket of its company. */
export const sees = (actor: Customer, ticket: Pick<Ticket, 'contactId'>): boolean =>
  may(actor, 'tickets:read-company') || ticket.contactId === actor.id;

/** The ticket, if the person may see it; otherwise not found, as if it did not exist. */
export async function readableTicket(actor: Customer, number: string): Promise<Ticket> {
  const ticket = await readTicket(companyOf(actor), number);
  if (!ticket || !sees(actor, ticket)) throw notFound('ticket');
  return ticket;
}
