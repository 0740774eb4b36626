import { readContact } from '../contacts/contacts.table.ts';
import { levelsOf } from '../levels/levels.table.ts';
import type { MailJob } from '../mail/mail-job.ts';
import { commit, Stale } from '../platform/commit.ts';
import { companyForStaff, system, type CompanyId, type Context, type System } from '../platform/context.ts';
import type { Stored } from '../platform/entity.ts';
import type { EventRecord } from '../platform/event.ts';
import { bringInStep } from '../platform/follow.ts';
import { ticketKey } from '../platform/keys.ts';
import { log } from '../platform/log.ts';
import { readMany } from '../platform/table.ts';
import { settings } from '../provider/provider.table.ts';
import { dayIn } from '../service-levels/zone.model.ts';
import { ticketEntity } from '../tickets/tickets.table.ts';
import { maySee } from '../tickets/tickets.recipients.ts';
import { byTicket, type Digest, type DigestTicket } from './digest.model.ts';
import type { DigestMail } from './digest.mail.ts';
import * as table from './digest.table.ts';
import { channelOf } from './notice.model.ts';

/** The daily mails, every morning by the provider's clock. Nothing is read of those who did not choose them. */
type BySystem = Context<System>;
const tries = 5;

/**
 * Turns what waits into one event for each person, in one transaction: run twice or stopped in the middle, each gets
 * one. The mail follows from the event. Costs a query for a hundred people, and a get, a batch get and a transaction each.
 */
export async function sendDigests(context: BySystem): Promise<{ sent: number; failed: number }> {
  const { timeZone } = await settings();
  const day = dayIn(timeZone, context.now);
  const done = { sent: 0, failed: 0 };
  let after: Record<string, unknown> | undefined;
  do {
    const { digests, end } = await table.pageOfDigests(after);
    for (const digest of digests) {
      try {
        if (await sendOne(context, digest, day, timeZone)) done.sent++;
      } catch (error) {
        done.failed++;
        log.error('A daily mail could not be made', { contact: digest.contactId, error });
      }
    }
    after = end;
  } while (after);
  if (done.failed > 0) throw new Error(`${done.failed} daily mails could not be made.`);
  return done;
}

async function sendOne(
  context: BySystem,
  seen: Stored<Digest>,
  day: string,
  timeZone: string,
): Promise<boolean> {
  let digest: Stored<Digest> | undefined = seen;
  for (let attempt = 1; digest; attempt++) {
    if (digest.lastDay === day) return false;
    const waits = digest.entries.length > 0 || digest.more > 0;
    if (!waits) {
      await bringInStep([table.forgetDigest(digest)]);
      return false;
    }
    const tickets = await readable(digest, timeZone);
    try {
      if (tickets.length === 0) {
        // Nothing that the person still may see, or wants: never an empty mail.
        if (await bringInStep([table.emptyDigest(digest, day)])) return false;
        throw new Stale(undefined);
      }
      await commit(context, {
        steps: [table.emptyDigest(digest, day)],
        event: {
          // It names no company, so that the audit trail does not fill with mornings.
          type: 'digest.due',
          subject: digest.contactId,
          summary: 'Mailed what happened in a day',
          data: { companyId: digest.companyId, tickets, more: digest.more },
        },
        result: null,
        asked: null,
      });
      return true;
    } catch (error) {
      if (!(error instanceof Stale) || attempt === tries) throw error;
      digest = await table.readDigest(digest);
    }
  }
  return false;
}

/** What the person still may see, and still wants to hear of, as it is called now. */
async function readable(digest: Digest, timeZone: string): Promise<DigestTicket[]> {
  const company = digest.companyId as CompanyId;
  const contact = await readContact(company, digest.contactId);
  if (!contact?.access.active) return [];
  const wanted = digest.entries.filter(({ notice }) => channelOf(contact.notices, notice) !== 'none');
  const groups = byTicket(wanted);
  const [found, levels] = await Promise.all([
    readMany(groups.map(({ number }) => ticketKey(company, number))),
    levelsOf(contact.access.levels),
  ]);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return groups.flatMap(({ number, entries }, i) => {
    const ticket = found[i] && ticketEntity.parse(found[i]);
    if (!ticket || !maySee(contact, ticket, levels)) return [];
    const lines = entries.map(({ at, words }) => `${time.format(new Date(at))}: ${words}`);
    return [{ number, title: ticket.title, lines }];
  });
}

/** The mail that an event of the morning asks for. */
export async function digestMailsFor(event: EventRecord): Promise<MailJob[]> {
  if (event.type !== 'digest.due') return [];
  const { companyId, ...said } = event.data as { companyId: string } & Omit<DigestMail, 'firstName'>;
  const company = companyForStaff(system, companyId);
  const contact = await readContact(company, event.subject);
  if (!contact) return [];
  return [
    {
      eventId: event.id,
      to: contact.fields.email,
      reader: { companyId, contactId: contact.id, mayChoose: true },
      template: 'digest',
      data: { firstName: contact.fields.firstName, ...said },
    },
  ];
}
