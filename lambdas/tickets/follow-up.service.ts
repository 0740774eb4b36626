import { companyOf, type CompanyId, type Context, type Customer } from '../platform/context.ts';
import type { Input } from '../platform/contract.ts';
import { ticketKey } from '../platform/keys.ts';
import { AppError, invalidField, notFound } from '../platform/problem.ts';
import { readMany } from '../platform/table.ts';
import { createTicket } from './raise.service.ts';
import { sees } from './readable.ts';
import type { NewTicket, TicketPage } from './ticket.model.ts';
import type { ticketsContract } from './tickets.contract.ts';
import { findTicket } from './tickets.queries.ts';
import { linkFollowUp, ticketEntity, type StoredTicket } from './tickets.table.ts';

/** Closed is final: what is not solved goes on in a follow-up, linked both ways in one transaction (E6). */
type Asked = Input<(typeof ticketsContract)['followUp']>['body'];

/**
 * A new ticket at the same site, about the same item and service, for the same contact, watched by the same people.
 * Who may not raise tickets for that contact becomes its contact instead.
 */
export async function followUp(
  context: Context<Customer>,
  number: string,
  asked: Asked,
): Promise<{ number: string }> {
  const company = companyOf(context.actor);
  const found = await findTicket(company, number, false);
  if (!found || !sees(context.actor, found.ticket)) throw notFound('ticket');
  const { ticket: old } = found;
  if (old.status !== 'closed')
    throw new AppError('out-of-turn', 'This ticket is not closed. Please reply on it, or reopen it.');
  if (old.type === 'change' && !asked.requiredBy)
    throw invalidField('requiredBy', 'Please say by when you would like the change.');
  const people = [{ id: old.contactId, name: old.contactName }, ...old.watchers];
  return createTicket(context, bodyOf(old, asked), {
    of: number,
    people,
    asked: { number, ...asked },
    steps: (followedBy) => [linkFollowUp(company, number, followedBy)],
  });
}

/** What would have been filled in for the closed ticket, with the new title and description. */
function bodyOf(old: StoredTicket, { title, description, files, requiredBy }: Asked): NewTicket {
  const common = {
    siteId: old.siteId,
    contactId: old.contactId,
    title,
    description,
    files,
    customerReference: old.customerReference,
    poNumber: old.poNumber,
    emergency: false,
    watchers: [],
  };
  if (old.type === 'query') return { ...common, type: 'query' };
  const item = { ...common, itemId: old.itemId ?? '' };
  if (old.type === 'change') return { ...item, type: 'change', requiredBy: requiredBy ?? '' };
  return { ...item, type: 'incident', urgency: old.urgency ?? 'medium', impact: old.impact ?? 'only-me' };
}

/** The tickets that this one follows or that follow it, as far as `visible` lets them be seen. One batch get, if there are any. */
export async function linksOf(
  company: CompanyId,
  { followUpOf, followedBy = [] }: StoredTicket,
  visible: (ticket: StoredTicket) => boolean,
): Promise<TicketPage['links']> {
  const numbers = [...(followUpOf ? [followUpOf] : []), ...followedBy];
  if (numbers.length === 0) return [];
  const found = await readMany(numbers.map((number) => ticketKey(company, number)));
  return found.flatMap((raw) => {
    if (!raw) return [];
    const linked: StoredTicket = ticketEntity.parse(raw);
    const { number, title } = linked;
    return visible(linked) ? [{ number, title, follows: number === followUpOf }] : [];
  });
}
