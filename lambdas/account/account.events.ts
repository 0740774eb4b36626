import type { MailJob } from '../mail/mail-job.ts';
import type { EventRecord } from '../platform/event.ts';
import type { AccountMail } from './account.mail.ts';
import { findPerson } from './person.ts';

/** The mails that events about people's own accounts ask for: always to the person, never to anybody else. */
const kinds: Record<string, 'password-changed'> = {
  'account.password-changed': 'password-changed',
};

export async function accountMailsFor(event: EventRecord): Promise<MailJob[]> {
  if (event.quiet) return [];
  const mail = (to: string, data: AccountMail): MailJob[] => [
    { eventId: event.id, to, template: 'account', data },
  ];
  const { email, door } = event.data as { email?: string; door?: 'portal' | 'desk' };
  if (event.type === 'sign-in.locked') return email && door ? mail(email, { kind: 'locked', door }) : [];
  const kind = kinds[event.type];
  if (!kind) return [];
  const person = await findPerson(event.subject, event.companyId);
  return person ? mail(person.email, { kind, door: person.door, name: person.name }) : [];
}
