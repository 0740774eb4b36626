import { readContact } from '../contacts/contacts.table.ts';
import type { MailJob } from '../mail/mail-job.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { approvalKey } from '../platform/keys.ts';
import { read } from '../platform/table.ts';
import { readStaff } from '../staff/staff.table.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { findTicket } from '../tickets/tickets.queries.ts';
import { approvalEntity, readDelegations, whoCanSignIn } from './approvals.table.ts';
import type { ApprovalMail } from './approvals.mail.ts';
import { delegateOf } from './board.model.ts';
import { moneyInWords } from './money.model.ts';
import type { Round } from './round.model.ts';
import { today } from './stand-ins.ts';

/** The mails that an approval asks for: to those who are asked, and to those who wait for the answer. */

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** So much of a description goes into a mail. */
const mostLines = 6;
const mostLetters = 500;
const firstLines = (whole: string): string => {
  const lines = whole.split('\n').slice(0, mostLines).join('\n');
  const letters = [...lines].slice(0, mostLetters).join('');
  return letters.length < whole.length ? `${letters.trimEnd()} …` : letters;
};

type About = Pick<ApprovalMail, 'number' | 'title' | 'companyId' | 'requester' | 'site' | 'cost'>;
const about = (ticket: Ticket, round: Round): About => ({
  number: ticket.number,
  title: ticket.title,
  companyId: ticket.companyId,
  requester: ticket.contactName,
  site: ticket.siteName,
  cost: round.cost && moneyInWords(round.cost),
});

export async function approvalMailsFor(event: EventRecord): Promise<MailJob[]> {
  const { roundId } = event.data;
  if (event.quiet || typeof roundId !== 'string') return [];
  const company = event.companyId as CompanyId;
  const found = await findTicket(company, event.subject, false);
  const round =
    found?.approval?.id === roundId
      ? found.approval
      : await read(approvalEntity, approvalKey(company, event.subject, roundId));
  if (!found || !round) return [];
  const { ticket, activity, detail } = found;
  const request = {
    raisedBy: activity.find(({ kind }) => kind === 'created')?.by.name,
    description: firstLines(detail.description),
  };
  const by = event.by.name;
  if (event.type === 'ticket.created' || event.type === 'ticket.approval-asked')
    return mailsToApprovers(event.id, await today({ now: new Date(event.at) }), ticket, round, {
      kind: 'asked',
      by,
      ...request,
      text: text(event.data.text),
    });
  if (event.type === 'ticket.approval-due')
    return mailsToApprovers(event.id, await today({ now: new Date(event.at) }), ticket, round, {
      kind: 'reminder',
      by,
      ...request,
    });
  if (event.type !== 'ticket.approved' && event.type !== 'ticket.declined') return [];
  const kind = event.type === 'ticket.approved' ? 'approved' : 'declined';
  const [contact, member] = await Promise.all([
    readContact(company, ticket.contactId),
    ticket.technicianId ? readStaff(ticket.technicianId) : undefined,
  ]);
  const told = [
    // Who decided needs no mail about it.
    ...(contact && contact.id !== event.by.id
      ? [
          {
            to: contact.fields.email,
            reader: { companyId: company as string, contactId: contact.id },
            firstName: contact.fields.firstName,
            door: 'portal' as const,
          },
        ]
      : []),
    ...(member
      ? [
          {
            to: member.email,
            firstName: member.name.split(' ')[0] ?? member.name,
            door: 'desk' as const,
            reader: undefined,
          },
        ]
      : []),
  ];
  return told.map(({ to, firstName, door, reader }) => ({
    eventId: event.id,
    to,
    reader,
    template: 'approval',
    data: { ...about(ticket, round), kind, door, firstName, by, text: text(event.data.text) },
  }));
}

/** To every member whose decision is missing, and to who stands in for them on this day. */
export async function mailsToApprovers(
  eventId: string,
  day: string,
  ticket: Ticket,
  round: Round,
  words: Pick<ApprovalMail, 'kind' | 'by' | 'text' | 'raisedBy' | 'description'>,
): Promise<MailJob[]> {
  const company = ticket.companyId as CompanyId;
  const waiting = round.seats.filter(({ decision }) => !decision);
  const { delegations } = await readDelegations(company);
  const inPlace = waiting.flatMap(({ id, name }) => {
    const delegate = delegateOf(delegations, id, day);
    const asked = delegate && !round.own.includes(delegate) && !waiting.some((seat) => seat.id === delegate);
    return asked ? [{ id: delegate, inPlaceOf: name }] : [];
  });
  const wanted = [...waiting.map(({ id }) => ({ id, inPlaceOf: undefined })), ...inPlace];
  const people = await whoCanSignIn(company, [...new Set(wanted.map(({ id }) => id))]);
  return people.map(({ id, email, firstName }) => ({
    eventId,
    to: email,
    reader: { companyId: company, contactId: id },
    template: 'approval',
    data: {
      ...about(ticket, round),
      ...words,
      door: 'portal',
      firstName,
      inPlaceOf: wanted.find((one) => one.id === id)?.inPlaceOf,
    },
  }));
}
