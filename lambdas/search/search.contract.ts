import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id, line, optionalLine } from '../platform/words.ts';
import { Ticket } from '../tickets/ticket.model.ts';
import { places } from './search.model.ts';

export const SearchQuery = z.object({
  q: line('a word to look for', 200),
  cursor: optionalLine('a cursor', 4_000),
});

/** A part of the text around a match; `marks` (search.model.ts) tells what to mark in it. */
export const Match = z.object({ where: z.enum(places), excerpt: z.string() });
export type Match = z.infer<typeof Match>;

/**
 * Tickets that hold all of `words` (folded, to be marked), newest first in each answer. With a cursor there may be more,
 * even when these results are empty; a ticket can come again on a later page with other matches.
 * `leftOut` are words that were not looked for, because three others were longer.
 */
export const SearchAnswer = z.object({
  results: z.array(z.object({ ticket: Ticket, matches: z.array(Match) })),
  words: z.array(z.string()),
  leftOut: z.array(z.string()),
  cursor: z.string().optional(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** What fits a title that is being typed (C17), the best first. */
export const Suggestions = z.object({
  tickets: z.array(Ticket.pick({ number: true, title: true, status: true, contactName: true })),
  announcements: z.array(z.object({ id, title: z.string(), maintenance: z.boolean() })),
});

/** Search words in titles, descriptions and conversations (D7), or a ticket by its number. */
export const searchContract = contract({
  listMatches: {
    app: 'portal',
    can: 'tickets:read-own',
    method: 'GET',
    path: '/search',
    summary: 'Search words in the tickets that one may see',
    query: SearchQuery,
    response: SearchAnswer,
  },
  getSuggestions: {
    app: 'portal',
    can: 'tickets:create',
    method: 'GET',
    path: '/suggestions',
    summary: 'Open tickets and announcements that fit a title while it is typed',
    query: z.object({ text: line('a title', 200) }),
    response: Suggestions,
  },
  listDeskMatches: {
    app: 'desk',
    can: 'desk:tickets',
    method: 'GET',
    path: '/search',
    summary: 'Search words in the tickets of all companies, internal notes included',
    query: SearchQuery,
    response: SearchAnswer,
  },
});
