import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './entity.ts';
import { documents, tableName } from './table.ts';

type Write = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** DynamoDB takes 25 writes a request. */
const atOnce = 25;
/** Requests under way at a time: more would only be told to slow down. */
const lanes = 4;
const tries = 8;

/**
 * Writes and removes many items, each on its own: no transaction, no condition. For what can be made again at any time.
 * Costs one write a kilobyte and item, and another one for each index that holds it. Throws when the table stays too busy.
 */
export async function writeMany(items: Record<string, unknown>[], gone: Key[]): Promise<void> {
  const writes: Write[] = [
    ...items.map((Item) => ({ PutRequest: { Item } })),
    ...gone.map((Key) => ({ DeleteRequest: { Key } })),
  ];
  const batches = Array.from({ length: Math.ceil(writes.length / atOnce) }, (_, i) =>
    writes.slice(i * atOnce, (i + 1) * atOnce),
  );
  const lane = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) await writeBatch(batch);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * Writes items of the same moment in as few requests as they need. Each caller waits until its own is written, and fails
 * when that did: what it writes must be safe to write again.
 */
export function gathered(): (item: Record<string, unknown>) => Promise<void> {
  let items = new Map<string, Record<string, unknown>>();
  let written: Promise<void> | undefined;
  return (item) => {
    items.set(JSON.stringify([item.PK, item.SK]), item);
    written ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
      const all = [...items.values()];
      [items, written] = [new Map(), undefined];
      return writeMany(all, []);
    });
    return written;
  };
}

async function writeBatch(batch: Write[]): Promise<void> {
  let left = batch;
  for (let attempt = 1; left.length > 0; attempt++) {
    if (attempt > tries) throw new Error(`The table did not take ${left.length} writes.`);
    if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
    const answer = await documents.send(new BatchWriteCommand({ RequestItems: { [tableName()]: left } }));
    left = answer.UnprocessedItems?.[tableName()] ?? [];
  }
}
