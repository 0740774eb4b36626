import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EventRecord } from '../platform/event.ts';
import { documents, tableName } from '../platform/table.ts';
import { auditItem } from './staff.table.ts';

/** Every event of a company goes into its audit trail; written twice, it is the same entry. */
export async function writeDown(event: EventRecord): Promise<void> {
  const item = auditItem(event);
  if (item) await documents.send(new PutCommand({ TableName: tableName(), Item: item }));
}
