import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { counterKey } from '../platform/keys.ts';
import { change, type Step } from '../platform/steps.ts';
import { documents, tableName } from '../platform/table.ts';
import { Stale } from '../platform/commit.ts';

/**
 * Ticket numbers, `T20261122.0001`: a counter for each day (UTC), moved on inside the transaction that uses the number.
 * This copy of the function remembers where each day stood; when another one was faster, the transaction is refused,
 * tells where the counter stands now, and is tried again. After three defeats the number is reserved in a request
 * of its own, which waits its turn: no number is ever given twice, gaps are allowed.
 */
const last = new Map<string, number>();

const format = (day: string, count: number): string =>
  `T${day.replaceAll('-', '')}.${String(count).padStart(4, '0')}`;

/** Runs `attempt` with a number and the step that takes it, until nobody else was faster. */
export async function withNumber<R>(
  now: Date,
  attempt: (number: string, take: Step[]) => Promise<R>,
): Promise<R> {
  const day = now.toISOString().slice(0, 10);
  for (let tries = 0; tries < 3; tries++) {
    const known = last.get(day) ?? 0;
    try {
      const result = await attempt(format(day, known + 1), [moveOn(day, known)]);
      last.set(day, Math.max(known + 1, last.get(day) ?? 0));
      return result;
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      if (typeof error.current?.last === 'number') last.set(day, error.current.last);
    }
  }
  return attempt(format(day, await reserve(day)), []);
}

const moveOn = (day: string, known: number): Step => ({
  ...change(
    counterKey(day),
    { set: { last: known + 1, entity: 'counter', schema: 1 } },
    {
      expression: known === 0 ? 'attribute_not_exists(PK)' : '#last = :known',
      names: known === 0 ? undefined : { '#last': 'last' },
      values: known === 0 ? undefined : { ':known': known },
    },
    () => undefined,
  ),
  contended: true,
});

/** A single update of a busy item is refused while a transaction holds it (TransactionConflictException): it tries on. */
async function reserve(day: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await documents.send(
        new UpdateCommand({
          TableName: tableName(),
          Key: counterKey(day),
          UpdateExpression: 'ADD #last :one',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      const count = answer.Attributes?.last as number;
      last.set(day, count);
      return count;
    } catch (error) {
      const held = error instanceof Error && error.name === 'TransactionConflictException';
      if (!held || attempt === 8) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
    }
  }
}
