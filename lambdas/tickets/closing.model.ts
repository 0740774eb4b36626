import * as z from 'zod';
import { addDays, dayIn } from '../service-levels/zone.model.ts';
import type { Ticket } from './ticket.model.ts';

/** When a resolved ticket closes by itself (E7), as the provider sets it. Safe for the browser. */

/** The `resolved` list reads this far back, so nothing that still waits for its customer may be older. Days. */
export const longestResolved = 90;

/** Days before the end that a reminder comes, at most. */
const longestReminder = 14;

export const SelfClosing = z
  .object({
    /** Calendar days without anything new after which a resolved ticket closes; 0 = never. */
    days: z.int('Please enter whole days.').min(0).max(60, 'Please enter at most 60 days.'),
    /** How many days before that the customer is reminded; 0 = not at all. */
    remindDays: z
      .int('Please enter whole days.')
      .min(0)
      .max(longestReminder, 'Please enter at most 14 days.'),
  })
  .refine(({ days, remindDays }) => days === 0 || remindDays < days, {
    path: ['remindDays'],
    message: 'The reminder must come after the ticket was resolved: please enter fewer days than above.',
  });
export type SelfClosing = z.infer<typeof SelfClosing>;
export const defaultSelfClosing: SelfClosing = { days: 7, remindDays: 2 };

type Resolved = Pick<Ticket, 'status' | 'resolvedAt' | 'updatedAt' | 'closesOn'>;
export type ClosingStep = { act: 'remind'; closesOn: string } | { act: 'close' };

/**
 * What is to be done with a ticket on the day of `now` in the provider's time zone, if anything. Days count from the
 * latest of what customers can see, so an answer after the resolution gives more time, but never beyond the days
 * that the list of resolved tickets reads. What was announced holds: it closes on the day of the reminder's words,
 * not before, and is reminded again when the day has moved.
 */
export function closingStep(
  { status, resolvedAt, updatedAt, closesOn }: Resolved,
  { days, remindDays }: SelfClosing,
  zone: string,
  now: Date,
): ClosingStep | undefined {
  if (status !== 'resolved' || days === 0 || !resolvedAt) return undefined;
  const today = dayIn(zone, now);
  const quiet = addDays(dayIn(zone, updatedAt), days);
  const latest = addDays(dayIn(zone, resolvedAt), longestResolved - longestReminder - 2);
  const due = quiet < latest ? quiet : latest;
  if (remindDays === 0) return today >= due ? { act: 'close' } : undefined;
  if (closesOn && closesOn >= due) return today >= closesOn ? { act: 'close' } : undefined;
  const soonest = addDays(today, remindDays);
  return soonest < due ? undefined : { act: 'remind', closesOn: soonest > due ? soonest : due };
}
