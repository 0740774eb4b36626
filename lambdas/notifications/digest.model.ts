import * as z from 'zod';
import { instant } from '../platform/words.ts';
import { noticeIds } from './notice.model.ts';

/** The daily mail (A11): what waits for it, and what it says. */

/** Something that happened on a ticket, in words; no text of a message, which may be gone by the morning. */
export const DigestEntry = z.object({
  notice: z.enum(noticeIds),
  number: z.string(),
  at: instant,
  words: z.string(),
});
export type DigestEntry = z.infer<typeof DigestEntry>;

/** What waits for somebody's next daily mail. */
export const Digest = z.object({
  companyId: z.string(),
  contactId: z.string(),
  entries: z.array(DigestEntry).default([]),
  /** What happened besides, when there was too much to write down. */
  more: z.int().default(0),
  /** The provider's day of the last one: there is one a day. */
  lastDay: z.string().optional(),
});
export type Digest = z.infer<typeof Digest>;

/** At most so many are written down for one mail: some 40 KB. */
export const mostEntries = 300;

export type DigestTicket = { number: string; title: string; lines: string[] };

/** The entries by ticket, tickets in the order in which something first happened, each of them in the order of time. */
export function byTicket(entries: readonly DigestEntry[]): { number: string; entries: DigestEntry[] }[] {
  const sorted = entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const groups = new Map<string, DigestEntry[]>();
  for (const entry of sorted) groups.set(entry.number, [...(groups.get(entry.number) ?? []), entry]);
  return [...groups].map(([number, own]) => ({ number, entries: own }));
}
