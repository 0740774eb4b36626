import { hasEnded, sitesSeen } from '../contacts/contact.model.ts';
import type { ContactRecord } from '../contacts/contacts.table.ts';
import { capabilitiesOf, type Levels } from '../levels/level.model.ts';
import { recallLevels } from '../levels/levels.table.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { findStaff, readStaff } from '../staff/staff.table.ts';
import { contactsWith } from './people.service.ts';
import { readersOf } from './reach.model.ts';
import type { Ticket } from './ticket.model.ts';
import type { TicketMail } from './tickets.mail.ts';

/** Who gets a mail of what happened on a ticket. Customers get nothing of what is the desk's alone: it is in neither list. */
const toContact: Record<string, TicketMail['kind']> = {
  'ticket.created': 'received',
  'ticket.assigned': 'assigned',
  'ticket.answered': 'answered',
  'ticket.status': 'status',
  'ticket.resolved': 'resolved',
  'ticket.closed': 'closed',
  'ticket.closing-soon': 'closing-soon',
  'ticket.expired': 'expired',
};
const toStaff: Record<string, TicketMail['kind']> = {
  'ticket.replied': 'reply',
  'ticket.reopened': 'reopened',
  'ticket.answered': 'reply',
  'ticket.noted': 'noted',
};
/** What the desk does is told to the desk only when somebody asks for it. */
const onlyIfAsked = new Set(['ticket.answered', 'ticket.noted']);

export type Recipient = Pick<TicketMail, 'kind' | 'firstName' | 'watching' | 'closedTo'> & {
  email: string;
  /** Of the customer's people: whose choices decide on the mail. */
  contactId?: string;
};

/** Each address once, as the first reason says. */
export async function recipientsOf(event: EventRecord, ticket: Ticket): Promise<Recipient[]> {
  if (!(event.type in toContact || event.type in toStaff || event.type === 'ticket.watched')) return [];
  const [customers, staff] = await Promise.all([customersFor(event, ticket), staffFor(event, ticket)]);
  const all = [...customers, ...staff].toReversed();
  return [...new Map(all.map((one) => [one.email.toLowerCase(), one])).values()].toReversed();
}

const ids = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

async function customersFor(event: EventRecord, ticket: Ticket): Promise<Recipient[]> {
  const kind = toContact[event.type];
  const told = ids(event.data.recipients);
  const added = event.type === 'ticket.watched' ? ids([event.data.contactId]) : [];
  const onTicket = [ticket.contactId, ...ticket.watchers.map(({ id }) => id)];
  const wanted = [...(kind ? onTicket : []), ...told, ...added];
  const contacts = await contactsWith(ticket.companyId as CompanyId, wanted);
  const levels = await recallLevels(contacts.flatMap(({ access }) => access.levels));
  return contacts.flatMap((contact): Recipient[] => {
    const { id, fields } = contact;
    const to = { email: fields.email, firstName: fields.firstName, contactId: id };
    // Access that ended: the person has left, or should hear no more. Who never had any may still wait for an answer.
    if (kind && id === ticket.contactId)
      return hasEnded(contact.access)
        ? []
        : [{ ...to, kind, ...(!contact.access.active && { closedTo: true }) }];
    if (!contact.access.active || id === event.by.id) return [];
    if (kind && onTicket.includes(id)) return [{ ...to, kind, watching: true }];
    if (added.includes(id)) return [{ ...to, kind: 'watching', watching: true }];
    return [{ ...to, kind: 'told', ...(!maySee(contact, ticket, levels) && { closedTo: true }) }];
  });
}

/** Whether a contact may open the ticket. */
export function maySee({ id, fields, access }: ContactRecord, ticket: Ticket, levels: Levels): boolean {
  const capabilities = capabilitiesOf(access.levels, levels);
  return (
    readersOf(ticket).includes(id) ||
    capabilities.includes('tickets:read-company') ||
    sitesSeen(fields, access, capabilities).includes(ticket.siteId)
  );
}

/** The technician; when nobody has the ticket yet and somebody is to be told, the team. Not who did it. */
async function staffFor(event: EventRecord, ticket: Ticket): Promise<Recipient[]> {
  const kind = toStaff[event.type];
  const { notify } = event.data;
  if (!kind || notify === false || (onlyIfAsked.has(event.type) && notify !== true)) return [];
  const members = ticket.technicianId
    ? [await readStaff(ticket.technicianId)]
    : notify === true
      ? (await findStaff()).filter(({ active, teamIds }) => active && teamIds.includes(ticket.teamId))
      : [];
  return members.flatMap((member) =>
    member && member.id !== event.by.id
      ? [{ kind, email: member.email, firstName: member.name.split(' ')[0] ?? member.name }]
      : [],
  );
}
