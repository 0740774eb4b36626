import * as z from 'zod';
import { day, id, optionalLine, paragraphs } from '../platform/words.ts';
import { Status } from './lifecycle.model.ts';
import { description, files, title, type Activity } from './ticket.model.ts';

/** Notes on a ticket, what was done to solve it, and what follows a closed one. Safe for the browser. */

export const NewNote = z.object({
  text: paragraphs('your message', 16_000),
  files,
  /** The status that the writer sees; a reply while we wait on the customer moves the ticket on. */
  seen: Status,
  /** What makes a quick note a full one (E3). */
  title: optionalLine('a title', 160),
  inResolution: z.boolean().default(false),
  /** Whether the assigned people get a mail: a quick note tells the technician, a full one as its writer wishes. */
  notify: z.boolean().optional(),
  /** Contacts of the ticket's company who get it by mail, whoever they are. */
  recipients: z.array(id).max(20, 'A note can be sent to 20 people.').default([]),
});
/** An internal note goes to nobody but the desk: it cannot be sent to contacts, or stand in the resolution. */
export const DeskNote = NewNote.extend({ internal: z.boolean().default(false) })
  .refine(({ internal, inResolution }) => !internal || !inResolution, {
    path: ['inResolution'],
    message: 'The resolution is for the customer: an internal note cannot be part of it.',
  })
  .refine(({ internal, recipients }) => !internal || recipients.length === 0, {
    path: ['recipients'],
    message: 'An internal note cannot be sent to people of the customer.',
  });
/** What a follow-up of a closed ticket asks for; the rest is taken from the closed one (E6). */
export const FollowUp = z.object({
  title,
  description,
  files,
  /** For a change request: its new day. */
  requiredBy: day.optional(),
});
export const Person = z.object({ id, name: z.string() });
/** Who can be chosen by name; `left`: whose access has ended, by their ids, because tickets still name them. */
export const People = z.object({ people: z.array(Person), left: z.array(id) });

/** What was done to solve the ticket: what "Resolve" said, and every note that was appended to it, oldest first. */
export const resolutionOf = (activity: readonly Activity[]): Activity[] =>
  activity.filter(
    ({ kind, text, inResolution, internal }) => text && !internal && (kind === 'resolved' || inResolution),
  );
