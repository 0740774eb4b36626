import * as z from 'zod';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { entity, type Key } from '../platform/entity.ts';
import { sessionKey, sessionsPartition } from '../platform/keys.ts';
import { change, type Step } from '../platform/steps.ts';
import { documents, queryAll, readMany, tableName, touch } from '../platform/table.ts';
import { SignedOut } from '../platform/signed-out.ts';
import { instant } from '../platform/words.ts';

/** A session of somebody: where it was begun, and where it was used last. */
export const SessionRecord = z.object({
  id: z.string(),
  device: z.string(),
  place: z.string().optional(),
  begunAt: instant,
  usedAt: instant,
  endedAt: instant.optional(),
});
export type SessionRecord = z.infer<typeof SessionRecord>;
export const sessionEntity = entity('session', 1, SessionRecord);

/** As long as a refresh token is good (lib/constructs/door.ts). */
export const longest = 30 * 24 * 3600;
export const endOf = (begunAt: string): number => Math.floor(Date.parse(begunAt) / 1000) + longest;

/** How many are looked at; more than anybody has devices. */
const most = 200;

export async function addSession(person: Key, record: SessionRecord): Promise<void> {
  const Item = sessionEntity.item(record, sessionKey(person, record.id), { expires: endOf(record.begunAt) });
  await documents.send(new PutCommand({ TableName: tableName(), Item }));
}

/** A session, and which of the person's sessions were ended: one request. */
export async function readSession(
  person: Key,
  id: string,
): Promise<{ session?: SessionRecord; signedOut?: SignedOut }> {
  const [session, record] = await readMany([sessionKey(person, id), person]);
  return {
    session: session && sessionEntity.parse(session),
    signedOut: record?.signedOut ? SignedOut.parse(record.signedOut) : undefined,
  };
}

export async function findSessions(person: Key): Promise<SessionRecord[]> {
  const filter = { expression: 'attribute_not_exists(endedAt)' };
  const items = await queryAll({ partition: sessionsPartition(person), limit: most, filter });
  return items.map((raw) => sessionEntity.parse(raw));
}

export const noteUse = (person: Key, id: string, use: Pick<SessionRecord, 'device' | 'place' | 'usedAt'>) =>
  touch(sessionKey(person, id), use);

/** Ends a session that is still there and not ended yet. */
export const markEnded = (person: Key, id: string, endedAt: string, refuse: Step['refuse']): Step =>
  change(
    sessionKey(person, id),
    { set: { endedAt } },
    { expression: 'attribute_exists(PK) AND attribute_not_exists(endedAt)' },
    refuse,
  );
