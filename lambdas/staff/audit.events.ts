import type { EventRecord } from '../platform/event.ts';
import { gathered } from '../platform/many.ts';
import { auditItem } from './staff.table.ts';

const write = gathered();

/** Every event of a company goes into its audit trail; written twice, it is the same entry. */
export async function writeDown(event: EventRecord): Promise<void> {
  const item = auditItem(event);
  if (item) await write(item);
}
