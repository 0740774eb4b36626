import * as z from 'zod';
import { id, optionalLine } from '../platform/words.ts';
import { Ticket } from './ticket.model.ts';

/** The lists of tickets, and how they are asked for. Safe for the browser. */

/**
 * The ready-made lists: open; mine (open, I am the contact); waiting (open, waiting on me); watching (that I
 * watch, open or done in the last 90 days); recent (completed in the
 * last 7 days); resolved (to close or reopen); approvals (waiting for my approval); created and completed (in a month or year); month (created this month);
 * all (newest first). `all` comes in pages, the others whole, at most 1,000; then the cursor leads on.
 */
export const ticketLists = [
  'open',
  'mine',
  'waiting',
  'watching',
  'approvals',
  'recent',
  'resolved',
  'month',
  'created',
  'completed',
  'all',
] as const;
export type TicketListName = (typeof ticketLists)[number];
/** A year or a month (UTC): `2026` or `2026-11`. */
export const Period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'A period looks like 2026 or 2026-11.');
const fromJson = (value: unknown): unknown => {
  if (typeof value !== 'string' || value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format();
    return true;
  } catch {
    return false;
  }
};
export const ListQuery = z
  .object({
    list: z.enum(ticketLists).default('open'),
    period: Period.optional(),
    /** Only this site's. */
    site: id.optional(),
    cursor: optionalLine('a cursor', 2_000),
    /** What each column must hold (filters.model.ts), as JSON: `{"status":"new"}`. */
    filters: z.preprocess(fromJson, z.record(z.string().max(40), z.string().max(200)).optional()),
    /** Words that number, title, contact and reference must hold together. */
    words: optionalLine('the words', 200),
    /** The person's time zone (IANA), in which the days of filters are meant. */
    zone: z
      .string()
      .max(60)
      .refine(isZone, 'This is not a time zone that we know, such as Europe/London.')
      .optional(),
    /** Tickets in a page of "all": as many as an export takes at once, or as a page shows. */
    size: z.coerce.number().int().min(1).max(500).optional(),
  })
  .refine(({ list, period }) => (list !== 'created' && list !== 'completed') || period !== undefined, {
    path: ['period'],
    message: 'Please name the month or year.',
  });
export const TicketList = z.object({ tickets: z.array(Ticket), cursor: z.string().optional() });
