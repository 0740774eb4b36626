import { accountLetter } from '../account/account.mail.ts';
import { approvalLetter } from '../approvals/approvals.mail.ts';
import { standInLetter } from '../approvals/stand-in.mail.ts';
import { mailboxKey } from '../platform/keys.ts';
import { digestLetter } from '../notifications/digest.mail.ts';
import { stopToken } from '../notifications/stop-link.ts';
import { send, type Letter, type Sender } from '../platform/mail.ts';
import { doOnce } from '../platform/once.ts';
import { siteAddress } from '../platform/site.ts';
import { read } from '../platform/table.ts';
import { log } from '../platform/log.ts';
import { settings } from '../provider/provider.table.ts';
import { codeFor } from '../profile/address.code.ts';
import { addressLetter } from '../profile/address.mail.ts';
import { ticketLetter } from '../tickets/tickets.mail.ts';
import { mailboxEntity } from './mailbox.table.ts';
import type { MailJob } from './mail-job.ts';

export async function sender(): Promise<Sender> {
  const [provider, address] = await Promise.all([settings(), siteAddress()]);
  return { providerName: provider.providerName, phone: provider.phone, address };
}

async function letterOf(job: MailJob, { phone }: Sender): Promise<Letter> {
  switch (job.template) {
    case 'ticket':
      return ticketLetter(job.data);
    case 'approval':
      return approvalLetter(job.data);
    case 'stand-in':
      return standInLetter(job.data);
    case 'digest':
      return digestLetter(job.data);
    case 'account':
      return accountLetter(job.data);
    case 'address-changed':
      return addressLetter({ kind: 'changed', ...job.data, phone });
    case 'address-code': {
      const { contactId, changeId, firstName } = job.data;
      return addressLetter({ kind: 'code', firstName, code: await codeFor(contactId, changeId, job.to) });
    }
  }
}

/** What ties the mails of one ticket together. */
const threadOf = (job: MailJob): string | undefined => ('number' in job.data ? job.data.number : undefined);

/** How the reader chooses which mails come: the page asks first, the mail program does it by itself. */
const choicesOf = (token: string, mayChoose = false): Letter['choices'] => ({
  links: [
    ...(mayChoose ? [{ label: 'Choose which mails you get', path: '/notifications' }] : []),
    { label: 'Stop these mails', path: `/sign-in/?mails=${token}` },
  ],
  oneClick: `/api/session/stop-mails?token=${token}`,
});

/** Sends a mail once for each event, template and recipient. Addresses that bounced or complained get nothing. */
export async function deliver(job: MailJob): Promise<void> {
  const box = await read(mailboxEntity, mailboxKey(job.to));
  if (box)
    return log.warn('Not mailed: the address does not take our mail', {
      eventId: job.eventId,
      state: box.state,
    });
  const from = await sender();
  // The contact of a new ticket may be asked to approve it by the same event: two mails.
  const what = job.template === 'ticket' ? `MAIL#${job.to}` : `MAIL#${job.template}#${job.to}`;
  await doOnce(job.eventId, what, async () => {
    const letter = await letterOf(job, from);
    const token = job.reader && (await stopToken(job.reader));
    await send(
      { ...letter, ...(token && { choices: choicesOf(token, job.reader?.mayChoose) }) },
      from,
      job.to,
      threadOf(job),
    );
  });
}
