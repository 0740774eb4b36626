import { createHash } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from './context.ts';
import type { Input, Route } from './contract.ts';
import { routeKey } from './contract.ts';
import type { Key } from './entity.ts';
import { documents, tableName } from './table.ts';

/**
 * Conditional requests (RFC 9110, 13.1.2): a GET that declares `conditional` carries an ETag, and is answered with 304
 * after a small read when nothing has changed. The tag is made of the stamps of what the answer is made of
 * (stamps.ts), which are read before the answer is: what changes in between changes the next tag.
 */
type Stamp = Record<string, unknown> | undefined;

/** A get for each, below 1 KB. */
export const readStamps = (keys: Key[]): Promise<Stamp[]> =>
  Promise.all(
    keys.map(async (Key) => {
      const get = new GetCommand({ TableName: tableName(), Key, ConsistentRead: true });
      return (await documents.send(get)).Item;
    }),
  );

/**
 * The tag of an answer: bound to the question, to the person and their rights, and to the day (UTC), which lists of
 * "this month" or "the last 7 days" depend on. Undefined when there is nothing to go by: no stamp was ever made,
 * or one is so young that indexes may not have caught up, so that the answer may still hold the old.
 */
export function tagOf(
  route: Route,
  actor: Actor,
  { params, query }: Input<Route>,
  stamps: Stamp[],
  now: Date,
): string | undefined {
  if (!stamps.some((stamp) => stamp)) return undefined;
  if (stamps.some((stamp) => Number(stamp?.settled ?? 0) > now.getTime())) return undefined;
  const rights = actor.kind === 'system' ? [] : [actor.accessVersion, [...actor.capabilities].toSorted()];
  const made = [
    [routeKey(route), params, query],
    [actor.kind, actor.id, rights],
    now.toISOString().slice(0, 10),
    stamps.map((stamp) => stamp?.mark ?? null),
  ];
  return `"${createHash('sha256').update(JSON.stringify(made)).digest('base64url').slice(0, 32)}"`;
}

/** Whether the caller has this answer already. Tags are compared weakly: a cache on the way may have weakened them. */
export const has = (header: string | undefined, tag: string | undefined): boolean =>
  tag !== undefined && (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
