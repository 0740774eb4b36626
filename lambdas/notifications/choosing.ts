import type { ApprovalMail } from '../approvals/approvals.mail.ts';
import { contactEntity } from '../contacts/contacts.table.ts';
import type { MailJob } from '../mail/mail-job.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { contactKey } from '../platform/keys.ts';
import { applyOnce } from '../platform/once.ts';
import { readMany } from '../platform/table.ts';
import type { TicketMail } from '../tickets/tickets.mail.ts';
import { wordsOf } from './digest-words.ts';
import { mostEntries } from './digest.model.ts';
import { addToDigest, readDigest } from './digest.table.ts';
import { channelOf, type NoticeId } from './notice.model.ts';

/** Where the choices of the readers decide on each mail to a customer: the only place. */

/** A new kind of mail does not compile before it says which choice it falls under; `desk` goes to staff alone. */
const ofTicket: Record<TicketMail['kind'], NoticeId | 'desk'> = {
  received: 'raised',
  assigned: 'assigned',
  answered: 'answered',
  status: 'status',
  resolved: 'resolved',
  closed: 'resolved',
  expired: 'resolved',
  'closing-soon': 'closing',
  told: 'told',
  watching: 'watched',
  reply: 'desk',
  noted: 'desk',
  reopened: 'desk',
};
const ofApproval: Record<ApprovalMail['kind'], NoticeId> = {
  asked: 'approval-asked',
  reminder: 'approval-asked',
  approved: 'approval-given',
  declined: 'approval-given',
};

/** The choice that a mail falls under; undefined for those that are needed, and for those of the desk. */
export function noticeOf(job: MailJob): NoticeId | undefined {
  if (job.template === 'approval') return ofApproval[job.data.kind];
  if (job.template !== 'ticket') return undefined;
  const notice = ofTicket[job.data.kind];
  if (notice === 'desk') return undefined;
  return job.data.watching ? 'watched' : notice;
}

/** The mails that their readers want at once; what they want daily is put aside. Costs one batch get where an event mails customers. */
export async function chosen(event: EventRecord, jobs: MailJob[]): Promise<MailJob[]> {
  const readers = jobs.flatMap(({ reader }) => (reader ? [reader] : []));
  if (readers.length === 0) return jobs;
  const found = await readMany(
    readers.map(({ companyId, contactId }) => contactKey(companyId as CompanyId, contactId)),
  );
  const contacts = found.flatMap((raw) => (raw ? [contactEntity.parse(raw)] : []));
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const daily: { job: MailJob; notice: NoticeId }[] = [];
  const now = jobs.flatMap((job): MailJob[] => {
    const notice = noticeOf(job);
    const contact = job.reader && byId.get(job.reader.contactId);
    if (!job.reader || !notice || !contact) return [job];
    const channel = channelOf(contact.notices, notice);
    if (channel === 'daily') daily.push({ job, notice });
    if (channel !== 'now') return [];
    return [{ ...job, reader: { ...job.reader, mayChoose: contact.access.active } }];
  });
  await Promise.all(daily.map(({ job, notice }) => putAside(event, job, notice)));
  return now;
}

/** Keeps what a mail would have told for the next daily one: once for an event, its kind of mail and its reader. */
async function putAside(event: EventRecord, job: MailJob, notice: NoticeId): Promise<void> {
  if (!job.reader || !('number' in job.data)) return;
  const { companyId, contactId } = job.reader;
  const waiting = await readDigest({ companyId, contactId });
  const full = (waiting?.entries.length ?? 0) >= mostEntries;
  const entry = { notice, number: job.data.number, at: event.at, words: wordsOf(job) };
  await applyOnce(event.id, `DIGEST#${job.template}#${contactId}`, [
    addToDigest({ companyId, contactId }, full ? undefined : entry),
  ]);
}
