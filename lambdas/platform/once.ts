import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { doneKey } from './keys.ts';
import { stamped, type Step } from './steps.ts';
import { documents, tableName, touch } from './table.ts';

/** What follows from an event happens once, however often the event is delivered. Marks are kept 60 days. */
const mark = (eventId: string, what: string, content: Record<string, unknown> = {}) => ({
  ...doneKey(eventId, what),
  ...content,
  entity: 'done',
  schema: 1,
  expires: Math.floor(Date.now() / 1000) + 60 * 24 * 3600,
});

/** Changes the table once for an event: the steps and the mark in one transaction. False when it was done before. */
export async function applyOnce(eventId: string, what: string, steps: Step[]): Promise<boolean> {
  const first = {
    Put: {
      TableName: tableName(),
      Item: mark(eventId, what),
      ConditionExpression: 'attribute_not_exists(PK)',
    },
  };
  for (let attempt = 1; ; attempt++) {
    try {
      await documents.send(
        new TransactWriteCommand({ TransactItems: [first, ...stamped(steps).map((step) => step.write)] }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      if (codes[0] === 'ConditionalCheckFailed') return false;
      if (!codes.includes('TransactionConflict') || attempt === 6) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

/** One step by itself, for repairs: false when its condition does not hold. */
export async function commitAlone(step: Step): Promise<boolean> {
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: [step.write] }));
    return true;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    if (error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed') return false;
    throw error;
  }
}

/** How long somebody who began may take before another may begin again, in ms. */
const lease = 120_000;

/** How long to wait for somebody who is at it: ten looks, half a second apart. */
const looks = 10;
const pause = 500;

/**
 * Does something outside the table once for an event: claims it, does it, marks it done.
 * If the function dies between doing and marking, it is done again after two minutes: the smallest window there is
 * for a deed that no transaction can hold. Waits a little for somebody else who is at it, then throws; the queue
 * delivers again later.
 */
export async function doOnce(eventId: string, what: string, deed: () => Promise<void>): Promise<void> {
  const key = doneKey(eventId, what);
  for (let look = 1; ; look++) {
    const standing = await claim(eventId, what);
    if (standing === 'done') return;
    if (standing === 'mine') break;
    if (look === looks) throw new Error(`Another copy of the function is at ${what} of event ${eventId}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  try {
    await deed();
  } catch (error) {
    // Nothing happened outside: let the next delivery begin at once.
    await touch(key, { begunAt: 0 });
    throw error;
  }
  await touch(key, { state: 'done' });
}

/** Takes the deed, unless it is done or somebody else took it less than a lease ago. */
async function claim(eventId: string, what: string): Promise<'mine' | 'done' | 'taken'> {
  const now = Date.now();
  try {
    await documents.send(
      new PutCommand({
        TableName: tableName(),
        Item: mark(eventId, what, { state: 'begun', begunAt: now }),
        ConditionExpression: 'attribute_not_exists(PK) OR (#state = :begun AND begunAt < :expired)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':begun': 'begun', ':expired': now - lease },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return 'mine';
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    const item = (error as Error & { Item?: { state?: { S?: string } } }).Item;
    return item?.state?.S === 'done' ? 'done' : 'taken';
  }
}
