import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Entity, Key, Stored } from './entity.ts';
import { stampsOf } from './stamps.ts';

/** The one table, for reading. Writing goes through commit.ts (one transaction) or `touch` (one item, conditional). */

const client = new DynamoDBClient({});
// It walks through every request and answer to hide secrets from a log that nobody reads: a tenth of a query's work here.
client.middlewareStack.remove('loggerMiddleware');

export const documents = DynamoDBDocumentClient.from(client, {
  marshallOptions: { removeUndefinedValues: true },
});

export const tableName = (): string => {
  const name = process.env.TABLE_NAME;
  if (!name) throw new Error('The environment lacks TABLE_NAME.');
  return name;
};

/** One item by its key, strongly consistent. */
export async function read<T extends object>(entity: Entity<T>, key: Key): Promise<Stored<T> | undefined> {
  const answer = await documents.send(
    new GetCommand({ TableName: tableName(), Key: key, ConsistentRead: true }),
  );
  return answer.Item && entity.parse(answer.Item);
}

export type Range = {
  index?: 'GSI1' | 'GSI2' | 'GSI3';
  partition: string;
  /** Sort keys that begin with this … */
  prefix?: string;
  /** … or lie between these two, both included. */
  between?: [string, string];
  newestFirst?: boolean;
  /** Items at most; a query never returns more than this, and never reads more than a page of 1 MB a request. */
  limit: number;
  /** Where the last page ended. */
  after?: Record<string, unknown>;
  filter?: { expression: string; names?: Record<string, string>; values?: Record<string, unknown> };
  /** These attributes alone. Saves nothing on the bill, but time: an item of an index carries all of its keys. */
  only?: readonly string[];
  /** A moment old is good enough, for half the price. */
  eventually?: boolean;
};

function toQuery(range: Range): QueryCommandInput {
  const [pk, sk] = range.index ? [`${range.index}PK`, `${range.index}SK`] : ['PK', 'SK'];
  const values: Record<string, unknown> = { ':partition': range.partition, ...range.filter?.values };
  let condition = `${pk} = :partition`;
  if (range.prefix !== undefined) {
    condition += ` AND begins_with(${sk}, :prefix)`;
    values[':prefix'] = range.prefix;
  } else if (range.between) {
    condition += ` AND ${sk} BETWEEN :from AND :to`;
    [values[':from'], values[':to']] = range.between;
  }
  return {
    TableName: tableName(),
    IndexName: range.index,
    KeyConditionExpression: condition,
    ExpressionAttributeValues: values,
    ExpressionAttributeNames: range.only
      ? { ...Object.fromEntries(range.only.map((name) => [`#${name}`, name])), ...range.filter?.names }
      : range.filter?.names,
    ProjectionExpression: range.only?.map((name) => `#${name}`).join(', '),
    FilterExpression: range.filter?.expression,
    ScanIndexForward: !range.newestFirst,
    ConsistentRead: range.index || range.eventually ? undefined : true,
    Limit: range.limit,
    ExclusiveStartKey: range.after,
  };
}

/** One query: raw items and where it ended. Raw, because one partition may hold several entities. */
export async function query(
  range: Range,
): Promise<{ items: Record<string, unknown>[]; end?: Record<string, unknown> }> {
  const answer = await documents.send(new QueryCommand(toQuery(range)));
  return { items: answer.Items ?? [], end: answer.LastEvaluatedKey };
}

/** A whole range up to its limit, in as many requests as its size needs (one below 1 MB). */
export async function queryAll(range: Range): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  let after = range.after;
  do {
    const page = await query({ ...range, limit: range.limit - all.length, after });
    all.push(...page.items);
    after = page.end;
  } while (after && all.length < range.limit);
  return all;
}

/** BatchGetItem takes so many keys. */
const mostKeys = 100;

/** Items by key, 100 in a request, in the order of the keys; undefined where there is none. */
export async function readMany(keys: Key[]): Promise<(Record<string, unknown> | undefined)[]> {
  const wanted = [...new Map(keys.map((key) => [`${key.PK}\n${key.SK}`, key])).values()];
  const found = new Map<string, Record<string, unknown>>();
  const batches = Array.from({ length: Math.ceil(wanted.length / mostKeys) }, (_, i) =>
    wanted.slice(i * mostKeys, (i + 1) * mostKeys),
  );
  await Promise.all(batches.map((batch) => readBatch(batch, found)));
  return keys.map((key) => found.get(`${key.PK}\n${key.SK}`));
}

async function readBatch(keys: Key[], found: Map<string, Record<string, unknown>>): Promise<void> {
  let pending = keys;
  for (let attempt = 0; pending.length > 0; attempt++) {
    if (attempt === 5) throw new Error('The table did not answer for all keys.');
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
    const answer = await documents.send(
      new BatchGetCommand({ RequestItems: { [tableName()]: { Keys: pending, ConsistentRead: true } } }),
    );
    for (const item of answer.Responses?.[tableName()] ?? []) found.set(`${item.PK}\n${item.SK}`, item);
    pending = (answer.UnprocessedKeys?.[tableName()]?.Keys ?? []) as Key[];
  }
}

/**
 * Sets attributes of one existing item under a condition, outside a transaction; false when the condition does not hold.
 * Undefined values are left alone, as `change` leaves them.
 * What tells of the change (stamps.ts) is written after it: whoever dies between must be one that is called again.
 */
export async function touch(
  key: Key,
  set: Record<string, unknown>,
  condition?: { expression: string; names?: Record<string, string>; values?: Record<string, unknown> },
): Promise<boolean> {
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  try {
    await documents.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: key,
        UpdateExpression: `SET ${given.map((_, i) => `#s${i} = :s${i}`).join(', ')}`,
        ConditionExpression: `attribute_exists(PK)${condition ? ` AND (${condition.expression})` : ''}`,
        ExpressionAttributeNames: {
          ...Object.fromEntries(given.map(([name], i) => [`#s${i}`, name])),
          ...condition?.names,
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(given.map(([, value], i) => [`:s${i}`, value])),
          ...condition?.values,
        },
      }),
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
  const stamps = stampsOf([key]).map((Item) => new PutCommand({ TableName: tableName(), Item }));
  await Promise.all(stamps.map((stamp) => documents.send(stamp)));
  return true;
}
