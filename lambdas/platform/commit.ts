import { createHash } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { assertLevelsStand, guarded } from './access.ts';
import type { Context } from './context.ts';
import { recordEvent, type NewEvent } from './event.ts';
import { AppError } from './problem.ts';
import { create, stamped, type Step } from './steps.ts';
import { documents, tableName } from './table.ts';

/** A condition did not hold and the step that it belongs to asks for another try with what the table holds now. */
export class Stale extends Error {
  readonly current: Record<string, unknown> | undefined;
  constructor(current: Record<string, unknown> | undefined) {
    super('The table has moved on.');
    this.name = 'Stale';
    this.current = current;
  }
}

/** How long an answer can be asked for again with the same Idempotency-Key: a day, in seconds. */
const onceSeconds = 24 * 3600;
const reasonsToRepeat = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

export type Mutation<R> = {
  steps: Step[];
  event: NewEvent;
  result: R;
  /** What was asked, to tell a repeated request from another one. */ asked: unknown;
};

/**
 * The one way to change the table: a single transaction of the change itself, the event that tells of it,
 * the proof that the actor still has access, and the record that makes a repeated request harmless.
 * Returns the result, or the first request's result when this one repeats it.
 * Throws the AppError of the first step whose condition does not hold, or Stale.
 */
export async function commit<R>(context: Context, { steps, event, result, asked }: Mutation<R>): Promise<R> {
  await assertLevelsStand(context.actor);
  const once = onceStep(context, event.type, asked, result);
  const all = [
    ...(once ? [once] : []),
    ...guarded(context.actor, stamped(steps)),
    recordEvent(context, event),
  ];
  const broken = await transact(all);
  if (!broken) return result;
  if (broken.step === once) return repeated(broken.current, asked) as R;
  throw broken.step.refuse(broken.current) ?? new Stale(broken.current);
}

/** So many items fit into a transaction. */
const mostItems = 100;

/**
 * Several changes in one transaction, each with its event: all of them or none. For work in the background that is safe
 * to repeat by itself, so that no key is kept. What several ask for in the same words is asked once.
 * False when any condition does not hold: one by one, each of them learns why. Throws when they are too many.
 */
export async function commitTogether(
  context: Context,
  mutations: readonly Pick<Mutation<unknown>, 'steps' | 'event'>[],
): Promise<boolean> {
  await assertLevelsStand(context.actor);
  const asked = new Set<string>();
  const steps = mutations
    .flatMap((mutation) => mutation.steps)
    .filter(({ write: { ConditionCheck } }) => {
      const words = ConditionCheck && JSON.stringify(ConditionCheck);
      return words === undefined || (!asked.has(words) && asked.add(words));
    });
  const all = [
    ...guarded(context.actor, stamped(steps)),
    ...mutations.map(({ event }) => recordEvent({ ...context, onceKey: undefined }, event)),
  ];
  if (all.length > mostItems) throw new Error(`${all.length} items do not fit into a transaction.`);
  return (await transact(all)) === undefined;
}

/** Carries the steps out, or tells which one's condition did not hold. Waits a little while others write the same items. */
async function transact(
  all: Step[],
): Promise<{ step: Step; current: Record<string, unknown> | undefined } | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      await documents.send(new TransactWriteCommand({ TransactItems: all.map((step) => step.write) }));
      return undefined;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
      const step = all[failed];
      if (step) {
        const item = reasons[failed]?.Item;
        return { step, current: item && unmarshall(item) };
      }
      if (reasons.some((reason, i) => reason.Code === 'TransactionConflict' && all[i]?.contended))
        throw new Stale(undefined);
      if (!reasons.some((reason) => reasonsToRepeat.has(reason.Code ?? ''))) throw error;
      if (attempt === 6)
        throw new AppError('unavailable', 'Too many people are changing this right now. Please try again.');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
    }
  }
}

const fingerprint = (asked: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(asked ?? null))
    .digest('base64url');

function onceStep(context: Context, type: string, asked: unknown, result: unknown): Step | undefined {
  if (!context.onceKey) return undefined;
  const expires = Math.floor(Date.now() / 1000) + onceSeconds;
  return create(
    { ...onceKey(context), entity: 'once', schema: 1, type, asked: fingerprint(asked), result, expires },
    () => undefined,
  );
}

const onceKey = (context: Context) => ({ PK: `ONCE#${context.actor.id}#${context.onceKey}`, SK: 'ONCE' });

/**
 * The result of an earlier request with the same key, for use cases that refuse before they commit:
 * what they did themselves must not be the reason to refuse the repetition. Undefined for a first request.
 */
export async function earlierResult<R>(context: Context, asked: unknown): Promise<R | undefined> {
  if (!context.onceKey) return undefined;
  const answer = await documents.send(
    new GetCommand({ TableName: tableName(), Key: onceKey(context), ConsistentRead: true }),
  );
  return answer.Item ? (repeated(answer.Item, asked) as R) : undefined;
}

/** A key stands for one doing: whoever changed something after a try that had arrived is told so, and nothing is done twice. */
function repeated(current: Record<string, unknown> | undefined, asked: unknown): unknown {
  if (current?.asked === fingerprint(asked)) return current.result;
  const { number } = (current?.result ?? {}) as { number?: string };
  const became = number === undefined ? 'It is done' : `It is ticket ${number}`;
  const error = new AppError(
    'already-done',
    `What you sent first had arrived after all. ${became}; what you changed since then is not in it.`,
  );
  error.ticket = number;
  throw error;
}
