import type { StreamRecord } from './stream-client.ts';

export type BatchRules = {
  reportsFailures: boolean;
  bisects: boolean;
  /** Further tries of a batch; -1 for as many as it takes. */
  retries: number;
};

type BatchWork = {
  invoke: (records: StreamRecord[]) => Promise<unknown>;
  /** What is given up, with the number of tries. */
  discard: (records: StreamRecord[], tries: number) => void;
  wait: (milliseconds: number) => Promise<void>;
  stopped: () => boolean;
};

const LONGEST_WAIT_MS = 5000;

/**
 * Hands records of one shard to a function, in order, until each is done or given up. False when it was stopped before.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export async function processBatch(
  records: StreamRecord[],
  rules: BatchRules,
  work: BatchWork,
): Promise<boolean> {
  let rest = records;
  for (let tries = 1; !work.stopped(); tries++) {
    const left = await attempt(rest, rules, work);
    if (!left.length) return true;
    // What came before the first failure is done: the tries of the rest begin anew.
    if (left.length < rest.length) tries = 1;
    rest = left;
    if (rules.bisects && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      return (
        (await processBatch(rest.slice(0, middle), rules, work)) &&
        processBatch(rest.slice(middle), rules, work)
      );
    }
    if (rules.retries >= 0 && tries > rules.retries) {
      work.discard(rest, tries);
      return true;
    }
    await work.wait(Math.min(100 * 2 ** (tries - 1), LONGEST_WAIT_MS));
  }
  return false;
}

/** Gives the records that are not done: all after an error, those from the first reported failure on otherwise. */
async function attempt(records: StreamRecord[], rules: BatchRules, work: BatchWork): Promise<StreamRecord[]> {
  let result: unknown;
  try {
    result = await work.invoke(records);
  } catch {
    return records;
  }
  if (!rules.reportsFailures) return [];
  const failures =
    (result as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures ?? [];
  if (!failures.length) return [];
  const positions = failures.map(({ itemIdentifier }) =>
    records.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
  );
  // An identifier that is not in the batch fails the whole batch.
  return positions.includes(-1) ? records : records.slice(Math.min(...positions));
}
