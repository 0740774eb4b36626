import { ownersOf, readContact } from '../contacts/contacts.table.ts';
import type { MailJob } from '../mail/mail-job.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { readAddressChange } from './address.table.ts';

/** The mails about sign-in addresses. */
export async function addressMailsFor(event: EventRecord): Promise<MailJob[]> {
  if (event.quiet || !event.companyId) return [];
  const company = event.companyId as CompanyId;
  if (event.type === 'profile.address-asked') return codeFor(event, company);
  const { emailBefore, access } = event.data;
  // Who had access and still has it: the address before does not open the door any more.
  if (event.type !== 'contact.changed' || access !== 'changed' || typeof emailBefore !== 'string') return [];
  const contact = await readContact(company, event.subject);
  if (!contact) return [];
  return [
    {
      eventId: event.id,
      to: emailBefore,
      template: 'address-changed',
      data: { firstName: contact.fields.firstName },
    },
  ];
}

/** No code goes to an address that somebody else has, in any company: it could never be used. */
async function codeFor(event: EventRecord, company: CompanyId): Promise<MailJob[]> {
  const [contact, change] = await Promise.all([
    readContact(company, event.subject),
    readAddressChange(company, event.subject),
  ]);
  const { changeId, email } = change ?? {};
  if (!contact || !email || !changeId || changeId !== event.data.changeId) return [];
  const owners = await Promise.all([ownersOf('portal', [email]), ownersOf(company, [email])]);
  if (owners.flat().some((owner) => owner !== undefined)) return [];
  const { id, fields } = contact;
  return [
    {
      eventId: event.id,
      to: email,
      template: 'address-code',
      data: { contactId: id, changeId, firstName: fields.firstName },
    },
  ];
}
