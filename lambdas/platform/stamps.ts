import { randomUUID } from 'node:crypto';
import type { Key } from './entity.ts';
import {
  approvalsOf,
  boardKey,
  cardSort,
  listStampKey,
  providerStampKey,
  settingsKey,
  ticketOf,
  ticketStampKey,
} from './keys.ts';

/**
 * Small items that change whenever what they stand for does, so that "has anything changed?" costs one small read.
 * A ticket has two: of what customers may read, and of what the desk alone may read, so that an internal note is not
 * even noticed as a change. They are written with the change itself, by `commit`, `applyOnce` and `touch`: whoever
 * changes a ticket's items need not think of it. Lists have theirs from the stream (tickets/stamps.events.ts).
 */

/** A stamp as it is written anew. `settled`: in ms, when indexes have surely caught up with what it tells of. */
export const freshStamp = (key: Key, settled?: number): Record<string, unknown> => ({
  ...key,
  entity: 'stamp',
  schema: 1,
  mark: randomUUID(),
  ...(settled !== undefined && { settled }),
});

const stampSorts = ['STAMP', '~STAMP'];

/** The stamp that tells of a change of this item, if any does. The desk's card repeats the ticket: it tells nothing new. */
function stampKeyOf({ PK, SK }: Key): Key | undefined {
  if (PK === settingsKey.PK)
    return SK === settingsKey.SK || SK === boardKey.SK ? providerStampKey : undefined;
  const approvals = approvalsOf({ PK, SK });
  if (approvals) return listStampKey(approvals);
  const ticket = ticketOf(PK);
  if (!ticket || SK === cardSort || stampSorts.includes(SK)) return undefined;
  return ticketStampKey(ticket.company, ticket.number, SK.startsWith('~'));
}

/** The stamps that tell of changes of these items, each once. */
export function stampsOf(keys: Key[]): Record<string, unknown>[] {
  const found = keys.map(stampKeyOf).filter((key) => key !== undefined);
  return [...new Map(found.map((key) => [`${key.PK}\n${key.SK}`, key])).values()].map((key) =>
    freshStamp(key),
  );
}
