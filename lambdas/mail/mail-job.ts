import type { AccountMail } from '../account/account.mail.ts';
import type { ApprovalMail } from '../approvals/approvals.mail.ts';
import type { StandInMail } from '../approvals/stand-in.mail.ts';
import type { DigestMail } from '../notifications/digest.mail.ts';
import type { TicketMail } from '../tickets/tickets.mail.ts';

/** A mail that an event asks for, as it waits in the mail queue. */
export type MailJob = {
  eventId: string;
  to: string;
  /** The customer's contact who reads it, whose choices decide on it; `mayChoose` in the portal. */
  reader?: { companyId: string; contactId: string; mayChoose?: boolean };
} & (
  | { template: 'ticket'; data: TicketMail }
  | { template: 'approval'; data: ApprovalMail }
  | { template: 'stand-in'; data: StandInMail }
  | { template: 'digest'; data: DigestMail }
  | { template: 'account'; data: AccountMail }
  /** The code is not in it: it is made where the mail is written. */
  | { template: 'address-code'; data: { contactId: string; changeId: string; firstName: string } }
  | { template: 'address-changed'; data: { firstName: string } }
);

/** A change of access that an event asks for, as it waits in the access queue. */
export type AccessJob =
  | {
      kind: 'contact';
      eventId: string;
      companyId: string;
      contactId: string;
      welcome: boolean;
      emailBefore?: string;
    }
  | { kind: 'staff'; eventId: string; staffId: string; welcome: boolean };
