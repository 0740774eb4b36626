import { markMailbox } from './mailbox.table.ts';

/** SES event publishing, the parts that we read (docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). */
export type SesNotification = {
  eventType?: string;
  bounce?: {
    bounceType: string;
    timestamp: string;
    bouncedRecipients: { emailAddress: string; diagnosticCode?: string }[];
  };
  complaint?: {
    timestamp: string;
    complainedRecipients: { emailAddress: string }[];
    complaintFeedbackType?: string;
  };
};

/** Marks addresses that bounced for good (not: full mailboxes) or complained. */
export async function noteFeedback({ bounce, complaint }: SesNotification): Promise<void> {
  if (bounce?.bounceType === 'Permanent')
    for (const { emailAddress, diagnosticCode } of bounce.bouncedRecipients)
      await markMailbox({
        email: emailAddress.toLowerCase(),
        state: 'bounced',
        since: bounce.timestamp,
        reason: diagnosticCode ?? 'bounced',
      });
  for (const { emailAddress } of complaint?.complainedRecipients ?? [])
    await markMailbox({
      email: emailAddress.toLowerCase(),
      state: 'complained',
      since: complaint?.timestamp ?? '',
      reason: complaint?.complaintFeedbackType ?? 'complaint',
    });
}
