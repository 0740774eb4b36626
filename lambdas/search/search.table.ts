import * as z from 'zod';
import type { CompanyId } from '../platform/context.ts';
import { entity } from '../platform/entity.ts';
import * as keys from '../platform/keys.ts';
import { query } from '../platform/table.ts';
import { reachCondition, sortable, type Scope } from '../tickets/tickets.table.ts';
import { beginningOf, places } from './search.model.ts';

/**
 * The index of the search: an item for each word of each text, below the word's first letters, sorted by word and then
 * by ticket, newest first. It carries what an answer needs, so that a search reads nothing but words and tickets.
 * Words of internal notes lie on partitions of their own, which no customer's search names; GSI1 holds all for the desk.
 */
export const WordEntry = z.object({
  word: z.string(),
  companyId: z.string(),
  number: z.string(),
  contactId: z.string(),
  siteId: z.string(),
  watcherIds: z.array(z.string()).optional(),
  where: z.enum(places),
  excerpt: z.string(),
});
export type WordEntry = z.infer<typeof WordEntry>;
export const wordEntity = entity('word', 1, WordEntry);

/** Which text of a ticket a word stands in: `source` is its own within the ticket. */
export type TextPlace = { company: CompanyId; number: string; source: string; internal: boolean };

/** Sorts newest first where keys sort upwards: each digit of the number taken from nine. */
const newestFirst = (number: string): string =>
  sortable(number).replaceAll(/\d/g, (digit) => String(9 - Number(digit)));

export const wordKey = (word: string, { company, number, source, internal }: TextPlace) => ({
  PK: (internal ? keys.companyInternalWords : keys.companyWords)(company, beginningOf(word)),
  SK: `${word}#${newestFirst(number)}#${source}`,
});

export function wordItem(entry: WordEntry, place: TextPlace): Record<string, unknown> {
  const key = wordKey(entry.word, place);
  return wordEntity.item(entry, key, { GSI1PK: keys.deskWords(beginningOf(entry.word)), GSI1SK: key.SK });
}

/** What customers may find: what they reach of their company's. The desk finds all. */
export type SearchScope = Scope | 'desk';
export type Hit = WordEntry & { order: string };

/** Matches of one word at most in a request: below the 1 MB that a query reads. */
const pageSize = 1_500;

/** One page of the matches of everything that begins with this word: one query. */
export async function findWord(word: string, scope: SearchScope, after: { PK: string; SK: string } | null) {
  const beginning = beginningOf(word);
  const desk = keys.deskWords(beginning);
  const { items, end } = await query({
    ...(scope === 'desk'
      ? { index: 'GSI1', partition: desk }
      : { partition: keys.companyWords(scope.company, beginning) }),
    prefix: word,
    limit: pageSize,
    eventually: true,
    after: after ? { ...after, ...(scope === 'desk' && { GSI1PK: desk, GSI1SK: after.SK }) } : undefined,
    filter: scope === 'desk' ? undefined : reachCondition(scope),
  });
  return {
    hits: items.map((raw): Hit => {
      const entry = wordEntity.parse(raw);
      return { ...entry, order: newestFirst(entry.number) };
    }),
    end: end && { PK: String(end.PK), SK: String(end.SK) },
  };
}
