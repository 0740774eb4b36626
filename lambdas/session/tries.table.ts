import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { entity, type Stored } from '../platform/entity.ts';
import { addressKey, triesKey } from '../platform/keys.ts';
import { create, change, type Step } from '../platform/steps.ts';
import { documents, readMany, tableName } from '../platform/table.ts';
import { quiet, Tries } from './tries.model.ts';

export const triesEntity = entity('tries', 1, Tries);

type Door = 'portal' | 'desk';

/** What is known of an address: its tries, and whether it is somebody's. One request for known and unknown alike. */
export async function readTries(
  door: Door,
  email: string,
  digest: string,
): Promise<{ tries?: Stored<Tries>; known: boolean }> {
  const [raw, address] = await readMany([triesKey(door, digest), addressKey(door, email)]);
  return { tries: raw && triesEntity.parse(raw), known: address !== undefined };
}

/** Writes the tries if nobody else tried meanwhile. */
export function saveTries(door: Door, digest: string, next: Tries, seen: Stored<Tries> | undefined): Step {
  const key = triesKey(door, digest);
  const expires = Math.ceil((Math.max(next.last, next.lockedUntil) + quiet) / 1000);
  if (!seen) return create(triesEntity.item(next, key, { expires }), () => undefined);
  const condition = {
    expression: '#version = :seen',
    names: { '#version': 'version' },
    values: { ':seen': seen.version },
  };
  return change(key, { set: { ...next, expires }, add: { version: 1 } }, condition, () => undefined);
}

export const forgetTries = (door: Door, digest: string) =>
  documents.send(new DeleteCommand({ TableName: tableName(), Key: triesKey(door, digest) }));
