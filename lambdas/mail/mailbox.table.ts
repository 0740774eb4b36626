import * as z from 'zod';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { entity } from '../platform/entity.ts';
import { mailboxKey } from '../platform/keys.ts';
import { documents, tableName } from '../platform/table.ts';

/** An address that does not take our mail: it bounced for good, or somebody complained. */
export const Mailbox = z.object({
  email: z.string(),
  state: z.enum(['bounced', 'complained']),
  since: z.string(),
  reason: z.string(),
});
export const mailboxEntity = entity('mailbox', 1, Mailbox);

export async function markMailbox(mailbox: z.infer<typeof Mailbox>): Promise<void> {
  const item = mailboxEntity.item(mailbox, mailboxKey(mailbox.email));
  await documents.send(new PutCommand({ TableName: tableName(), Item: item }));
}
