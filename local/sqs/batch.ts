import * as z from 'zod';
import { SqsError } from './sqs-error.ts';

/** The input of a batch whose entries have this shape beside their id. */
export function batchInput<T extends z.ZodRawShape>(entry: z.ZodObject<T>) {
  return z.object({ QueueUrl: z.string(), Entries: z.array(entry.extend({ Id: z.string() })).default([]) });
}

/** Runs each entry by itself: a failure is told in the answer and harms no other entry. */
export function runBatch<E extends { Id: string }>(
  entries: E[],
  run: (entry: E) => Record<string, unknown> | void,
): unknown {
  checkEntries(entries.map(({ Id }) => Id));
  const Successful: unknown[] = [];
  const Failed: unknown[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      Failed.push({ Id: entry.Id, Code: error.queryCode, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

function checkEntries(ids: string[]): void {
  if (ids.length === 0) {
    throw new SqsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (ids.length > 10) {
    throw new SqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${ids.length}.`,
    );
  }
  if (ids.some((id) => !/^[\w-]{1,80}$/.test(id))) {
    throw new SqsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new SqsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`);
}
