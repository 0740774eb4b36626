import { fileEntity, settleOnTicket } from '../files/files.table.ts';
import type { MailJob } from '../mail/mail-job.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { fileKey } from '../platform/keys.ts';
import { readMany } from '../platform/table.ts';
import { settings } from '../provider/provider.table.ts';
import type { Ticket } from './ticket.model.ts';
import { readTicket } from './tickets.queries.ts';
import type { TicketMail } from './tickets.mail.ts';
import { recipientsOf } from './tickets.recipients.ts';

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

/** The mails that an event asks for: to those on the ticket, those who were chosen, and the desk. */
export async function mailsFor(event: EventRecord): Promise<MailJob[]> {
  if (event.quiet || !event.type.startsWith('ticket.')) return [];
  const ticket = await readTicket(event.companyId as CompanyId, event.subject);
  if (!ticket) return [];
  const recipients = await recipientsOf(event, ticket);
  const emergency =
    ticket.emergency && event.type === 'ticket.created' ? { phone: (await settings()).phone } : undefined;
  return recipients.map(({ email, contactId, ...recipient }) => ({
    eventId: event.id,
    to: email,
    ...(contactId && { reader: { companyId: ticket.companyId, contactId } }),
    template: 'ticket',
    data: {
      ...recipient,
      number: ticket.number,
      title: ticket.title,
      companyId: ticket.companyId,
      by: event.by.name,
      status: (event.data.status as TicketMail['status'] | undefined) ?? statusAfter(recipient.kind, ticket),
      text: text(event.data.text),
      technician: ticket.technicianName,
      day: text(event.data.closesOn),
      emergency,
    },
  }));
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
