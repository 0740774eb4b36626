import type { AccessJob } from '../mail/mail-job.ts';
import type { EventRecord } from '../platform/event.ts';

/** What a change of a contact or a member of staff means for the user pools. */
export function accessJobFor(event: EventRecord): AccessJob | undefined {
  if (event.quiet) return undefined;
  if (event.type === 'staff.invited')
    return { kind: 'staff', eventId: event.id, staffId: event.subject, welcome: true };
  if (!event.type.startsWith('contact.') || event.data.access === 'none') return undefined;
  return {
    kind: 'contact',
    eventId: event.id,
    companyId: event.companyId ?? '',
    contactId: event.subject,
    welcome: event.data.access === 'activated',
    emailBefore: event.data.emailBefore as string | undefined,
  };
}
