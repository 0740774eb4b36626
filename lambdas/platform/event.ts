import * as z from 'zod';
import { at, idFor, signature, type Context } from './context.ts';
import { entity } from './entity.ts';
import { commitAlone } from './once.ts';
import { create, put, type Step } from './steps.ts';
import { read } from './table.ts';
import { id, instant } from './words.ts';

/**
 * What happened, written into the same transaction as the change itself (outbox).
 * The table's stream delivers it at least once; every consumer is idempotent by its id.
 */
export const EventRecord = z.object({
  id,
  type: z.string(),
  at: instant,
  by: z.object({ kind: z.enum(['customer', 'staff', 'system']), id, name: z.string() }),
  companyId: z.string().optional(),
  /** What it is about: a ticket's number, a contact's id. */
  subject: z.string(),
  /** For the audit trail, in words, without personal secrets. */
  summary: z.string(),
  quiet: z.boolean().default(false),
  data: z.record(z.string(), z.unknown()),
});
export type EventRecord = z.infer<typeof EventRecord>;

export const eventEntity = entity('event', 1, EventRecord);

/** Events are kept 30 days after they were written, for redelivery by hand; then the table forgets them. */
const keptSeconds = 30 * 24 * 3600;

/** Where an event lies, and a copy of it that is only there to arrive once more. */
const placeOf = (id: string, again = '') => ({ PK: `EVENT#${id}`, SK: `EVENT${again}` });

export type NewEvent = Pick<EventRecord, 'type' | 'subject' | 'summary' | 'data'> & { companyId?: string };

export function recordEvent(context: Context, event: NewEvent): Step {
  const record: EventRecord = {
    ...event,
    id: idFor(context),
    at: at(context),
    by: signature(context.actor),
    quiet: context.quiet ?? false,
  };
  const expires = Math.floor(Date.now() / 1000) + keptSeconds;
  return create(eventEntity.item(record, placeOf(record.id), { expires }), () => undefined);
}

/**
 * Lets the table's stream bring an event once more, under its own id: what followed from it already does not follow
 * again. For repairs. False when the table does not hold it.
 */
export async function sendAgain(id: string): Promise<boolean> {
  const event = await read(eventEntity, placeOf(id));
  if (!event) return false;
  const expires = Math.floor(Date.now() / 1000) + keptSeconds;
  return commitAlone(put(eventEntity.item(event, placeOf(id, `#AGAIN#${Date.now()}`), { expires })));
}
