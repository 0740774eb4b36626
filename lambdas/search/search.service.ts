import type { CompanyId, Context, Customer, Staff } from '../platform/context.ts';
import type { Input } from '../platform/contract.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { ticketKey } from '../platform/keys.ts';
import { invalidField } from '../platform/problem.ts';
import { readMany } from '../platform/table.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { scopeOf, sees, sightOf } from '../tickets/readable.ts';
import { ticketEntity } from '../tickets/tickets.table.ts';
import { joinPages, type Standing } from './join.ts';
import type { Match, SearchAnswer, searchContract } from './search.contract.ts';
import { sought } from './search.model.ts';
import { findWord, type Hit, type SearchScope } from './search.table.ts';

/** Searching words: one query for each of at most three words, and one batch for the tickets that are shown. */
type Asked = Input<(typeof searchContract)['listMatches']>['query'];

/** Tickets in an answer. */
const ticketsShown = 25;
/** Excerpts of a ticket in an answer. */
const excerptsShown = 4;

/** What a customer finds: in the company's tickets or in the own ones, never in internal notes. */
export const listMatches = (context: Context<Customer>, asked: Asked): Promise<SearchAnswer> =>
  search(context, asked, { ...scopeOf(context.actor), ...sightOf(context.actor) }, (ticket) =>
    sees(context.actor, ticket),
  );

/** What the desk finds: in the tickets of all companies, internal notes included. */
export const listDeskMatches = (context: Context<Staff>, asked: Asked): Promise<SearchAnswer> =>
  search(context, asked, 'desk', () => true);

async function search(
  { actor }: Context<Customer | Staff>,
  { q, cursor }: Asked,
  scope: SearchScope,
  visible: (ticket: Ticket) => boolean,
): Promise<SearchAnswer> {
  const { words, leftOut } = sought(q);
  if (words.length === 0)
    throw invalidField('q', 'Please type a word of at least two letters, or a ticket number.');
  const list = `search ${words.join(' ')}`;
  const begun = (await readCursor(cursor, actor, list)) as Standing | undefined;
  const standing = begun ?? { pages: words.map(() => null) };
  const pages = await Promise.all(words.map((word, i) => findWord(word, scope, standing.pages[i] ?? null)));
  const { found, next } = joinPages(pages, standing, ticketsShown);
  const tickets = await readTickets(found.map(({ hits }) => hits[0]!));
  const results = found.flatMap(({ hits }, i) => {
    const ticket = tickets[i];
    return ticket && visible(ticket) ? [{ ticket, matches: matchesOf(hits) }] : [];
  });
  return { results, words, leftOut, cursor: await writeCursor(next, actor, list) };
}

async function readTickets(hits: Hit[]): Promise<(Ticket | undefined)[]> {
  if (hits.length === 0) return [];
  // The company comes from the index that this actor's scope has read.
  const raws = await readMany(hits.map(({ companyId, number }) => ticketKey(companyId as CompanyId, number)));
  return raws.map((raw) => raw && ticketEntity.parse(raw));
}

/** Title first, then description, then conversation; the same words are not shown twice. */
function matchesOf(hits: Hit[]): Match[] {
  const rank = { title: 0, description: 1, conversation: 2 };
  const all = hits.map(({ where, excerpt }): Match => ({ where, excerpt }));
  const distinct = new Map(all.map((match) => [`${match.where} ${match.excerpt}`, match]));
  return [...distinct.values()].toSorted((a, b) => rank[a.where] - rank[b.where]).slice(0, excerptsShown);
}
