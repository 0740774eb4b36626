import type { MailJob } from '../mail/mail-job.ts';
import type { EventRecord } from '../platform/event.ts';
import type { AccountMail } from './account.mail.ts';
import { findPerson } from './person.ts';

type Plain = AccountMail extends infer M ? (M extends AccountMail ? Omit<M, 'door' | 'name'> : never) : never;

/** The mails that events about people's own accounts ask for: always to the person, never to anybody else. */
function mailOf(event: EventRecord): Plain | undefined {
  switch (event.type) {
    case 'account.password-changed':
      return { kind: 'password-changed' };
    case 'account.factor-on':
      return { kind: 'factor-on' };
    case 'account.factor-off':
      return { kind: 'factor-off' };
    case 'account.factor-reset':
      return { kind: 'factor-reset', by: event.by.name };
    case 'account.codes-renewed':
      return { kind: 'codes-renewed' };
    case 'account.recovery-code-used':
      return { kind: 'recovery-code-used', left: Number(event.data.left) };
    default:
      return undefined;
  }
}

export async function accountMailsFor(event: EventRecord): Promise<MailJob[]> {
  if (event.quiet) return [];
  const mail = (to: string, data: AccountMail): MailJob[] => [
    { eventId: event.id, to, template: 'account', data },
  ];
  const { email, door } = event.data as { email?: string; door?: 'portal' | 'desk' };
  if (event.type === 'sign-in.locked') return email && door ? mail(email, { kind: 'locked', door }) : [];
  const asked = mailOf(event);
  const person = asked && (await findPerson(event.subject, event.companyId));
  return person ? mail(person.email, { ...asked, door: person.door, name: person.name }) : [];
}
