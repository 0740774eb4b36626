import type { CompanyId } from '../platform/context.ts';
import { ticketKey, ticketOf, ticketPartition } from '../platform/keys.ts';
import { writeMany } from '../platform/many.ts';
import type { Consumer } from '../platform/stream.ts';
import { queryAll, readMany } from '../platform/table.ts';
import { redactedText } from '../redaction/redaction.model.ts';
import { activityEntity, detailEntity, ticketEntity } from '../tickets/tickets.table.ts';
import type { Match } from './search.contract.ts';
import { excerptAt, wordsOf } from './search.model.ts';
import { wordItem, wordKey } from './search.table.ts';

/** Keeps the words of the search in step with the texts of tickets. */

type Raw = Record<string, unknown>;
type Text = { source: string; where: Match['where']; text: string; internal: boolean };

/** The texts of an item that can be searched. What the system writes by itself (who was assigned) is no conversation. */
function textsOf(raw: Raw | undefined): Text[] {
  if (!raw) return [];
  if (ticketEntity.is(raw)) {
    const { number, title } = ticketEntity.parse(raw);
    return [
      { source: 'title', where: 'title', text: title, internal: false },
      { source: 'number', where: 'title', text: number, internal: false },
    ];
  }
  if (detailEntity.is(raw)) {
    const { description, stepsTried, errorMessages, unsureItem } = detailEntity.parse(raw);
    return Object.entries({ description, stepsTried, errorMessages, unsureItem }).flatMap(([source, text]) =>
      text && text !== redactedText ? [{ source, where: 'description' as const, text, internal: false }] : [],
    );
  }
  const { id, kind, title, text, internal } = activityEntity.parse(raw);
  if (!text || kind === 'assigned' || kind === 'changed' || text === redactedText) return [];
  const whole = title ? `${title}\n${text}` : text;
  return [{ source: `activity:${id}`, where: 'conversation', text: whole, internal }];
}

/**
 * Writes the words that a ticket's item holds now and removes those that it held before. It looks at the item as it is,
 * not as the change tells it: changes delivered again, or late, end at the same words. Costs one batch get, and one
 * write for the table and one for the index a word, 25 in a request. Another contact, site or watcher of the ticket moves all its words.
 */
export const followWords: Consumer = async ({ before, after }) => {
  const item = after ?? before;
  const on = item && ticketOf(String(item.PK));
  if (!on) return;
  const moved = before && after && whoseOf(before) !== whoseOf(after);
  if (!moved && JSON.stringify(textsOf(before)) === JSON.stringify(textsOf(after))) return;
  const [current, ticket] = await readMany([
    { PK: String(item.PK), SK: String(item.SK) },
    ticketKey(on.company, on.number),
  ]);
  const items = moved ? await itemsWithText(ticketPartition(on.company, on.number)) : [current];
  const wanted = new Map(
    (ticket ? items.flatMap(textsOf) : []).flatMap((text) =>
      entriesOf(text, on, ticket ?? {}).map((entry) => [keyName(entry), entry] as const),
    ),
  );
  const held = [before, after]
    .flatMap(textsOf)
    .flatMap((text) => [...wordsOf(text.text).keys()].map((word) => wordKey(word, { ...on, ...text })));
  const gone = new Map(held.map((key) => [keyName(key), key]));
  for (const name of wanted.keys()) gone.delete(name);
  await writeMany([...wanted.values()], [...gone.values()]);
};

/** What decides who may find a ticket's words. */
const whoseOf = ({ contactId, siteId, watcherIds }: Raw): string =>
  JSON.stringify([contactId, siteId, watcherIds ?? []]);

const keyName = ({ PK, SK }: Raw): string => `${String(PK)}\n${String(SK)}`;

/** The items of the index for a text: one for each of its words. */
const entriesOf = (found: Text, on: { company: CompanyId; number: string }, ticket: Raw): Raw[] =>
  [...wordsOf(found.text)].map(([word, mark]) =>
    wordItem(
      {
        word,
        companyId: on.company,
        number: on.number,
        contactId: String(ticket.contactId),
        siteId: String(ticket.siteId),
        watcherIds: ticket.watcherIds as string[] | undefined,
        where: found.where,
        excerpt: excerptAt(found.text, mark),
      },
      { ...on, source: found.source, internal: found.internal },
    ),
  );

const itemsWithText = async (partition: string): Promise<Raw[]> =>
  (await queryAll({ partition, limit: 5_000 })).filter(
    (raw) => ticketEntity.is(raw) || detailEntity.is(raw) || activityEntity.is(raw),
  );

/** Writes all words of a ticket anew, for repairs. Words of texts that are gone stay until their text is changed. */
export async function rewriteWords(company: CompanyId, number: string): Promise<void> {
  const items = await itemsWithText(ticketPartition(company, number));
  const ticket = items.find(ticketEntity.is);
  if (!ticket) return;
  const on = { company, number };
  await writeMany(
    items.flatMap(textsOf).flatMap((text) => entriesOf(text, on, ticket)),
    [],
  );
}
