import * as z from 'zod';
import { at, idFor, signature, type Context } from './context.ts';
import { entity } from './entity.ts';
import { create, type Step } from './steps.ts';
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
  return create(
    eventEntity.item(record, { PK: `EVENT#${record.id}`, SK: 'EVENT' }, { expires }),
    () => undefined,
  );
}
