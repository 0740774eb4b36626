import { contactEntity } from '../contacts/contacts.table.ts';
import { fileEntity, settleOnTicket } from '../files/files.table.ts';
import type { MailJob } from '../mail/mail-job.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { contactKey, fileKey } from '../platform/keys.ts';
import { read, readMany } from '../platform/table.ts';
import { settings } from '../provider/provider.table.ts';
import { readStaff } from '../staff/staff.table.ts';
import type { Ticket } from './ticket.model.ts';
import { readTicket } from './tickets.queries.ts';
import type { TicketMail } from './tickets.mail.ts';

/** What a ticket's events mean to others: counts, mails, files. Each is safe to repeat. */

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A file may have been checked before or after it was tied to the ticket: bring the ticket's entries in step. */
export async function settleFiles(event: EventRecord): Promise<void> {
  const ids = (event.data.files ?? []) as string[];
  if (ids.length === 0) return;
  const company = event.companyId as CompanyId;
  const found = await readMany(ids.map((id) => fileKey(company, id)));
  await Promise.all(found.map((raw) => raw && settleOnTicket(company, fileEntity.parse(raw))));
}

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
const toTechnician: Record<string, TicketMail['kind']> = {
  'ticket.replied': 'reply',
  'ticket.reopened': 'reopened',
};

/** The mails that an event asks for: to the contact who waits, or to the technician who has the ticket. */
export async function mailsFor(event: EventRecord): Promise<MailJob[]> {
  const kind = toContact[event.type] ?? toTechnician[event.type];
  if (!kind || event.quiet) return [];
  const ticket = await readTicket(event.companyId as CompanyId, event.subject);
  if (!ticket) return [];
  const person = event.type in toContact ? await contactOf(ticket) : await technicianOf(ticket);
  if (!person) return [];
  const data: TicketMail = {
    kind,
    number: ticket.number,
    title: ticket.title,
    companyId: ticket.companyId,
    firstName: person.firstName,
    by: event.by.name,
    status: (event.data.status as TicketMail['status'] | undefined) ?? statusAfter(kind, ticket),
    text: text(event.data.text),
    technician: ticket.technicianName,
    day: text(event.data.closesOn),
    emergency: ticket.emergency && kind === 'received' ? { phone: (await settings()).phone } : undefined,
  };
  return [{ eventId: event.id, to: person.email, template: 'ticket', data }];
}

/** What the mail says of the status is what this event made of it, not what came later. */
const statusAfter = (kind: TicketMail['kind'], ticket: Ticket): TicketMail['status'] =>
  (
    {
      received: 'new',
      resolved: 'resolved',
      closed: 'closed',
      expired: 'closed',
      reopened: 'reopened',
    } as const
  )[kind as string] ?? ticket.status;

async function contactOf(ticket: Ticket): Promise<{ email: string; firstName: string } | undefined> {
  const contact = await read(contactEntity, contactKey(ticket.companyId as CompanyId, ticket.contactId));
  return contact && { email: contact.fields.email, firstName: contact.fields.firstName };
}

async function technicianOf(ticket: Ticket): Promise<{ email: string; firstName: string } | undefined> {
  const member = ticket.technicianId ? await readStaff(ticket.technicianId) : undefined;
  return member && { email: member.email, firstName: member.name.split(' ')[0] ?? member.name };
}
