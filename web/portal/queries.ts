import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { TicketListName } from '../../lambdas/tickets/list.model.ts';
import { live } from '../shared/api/live.ts';
import type { AnswerOf } from '../shared/api/routes.ts';
import { call } from './portal.ts';

/** What the pages read, each under its key in the cache. */

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('getMe', {}, { signal }),
  staleTime: 5 * 60_000,
});

/** The home page, of one site or of all. */
export const homeQuery = (site?: string) =>
  queryOptions({
    queryKey: ['home', site],
    queryFn: ({ signal, client, queryKey }) =>
      call('getHome', { query: { site } }, { signal, known: client.getQueryData(queryKey) }),
    ...live,
  });

export const announcementQuery = (announcementId: string) =>
  queryOptions({
    queryKey: ['announcement', announcementId],
    queryFn: ({ signal }) => call('getAnnouncement', { params: { announcementId } }, { signal }),
  });

type Pages = InfiniteData<AnswerOf<'listTickets'>, string | undefined>;

/** A list, page by page; all but `all` come whole. */
export const listQuery = (list: TicketListName, period?: string, site?: string) =>
  infiniteQueryOptions({
    queryKey: ['tickets', list, period, site],
    queryFn: ({ pageParam: cursor, signal, client, queryKey }) => {
      const known = client.getQueryData<Pages>(queryKey);
      return call(
        'listTickets',
        { query: { list, period, site, cursor } },
        { signal, known: known?.pages[known.pageParams.indexOf(cursor)] },
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AnswerOf<'listTickets'>) => page.cursor,
    ...live,
  });

/** Tickets that hold all words, a part of the company's tickets after another. */
export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam: cursor, signal }) => call('listMatches', { query: { q, cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AnswerOf<'listMatches'>) => page.cursor,
  });

export const ticketQuery = (number: string) =>
  queryOptions({
    queryKey: ['ticket', number],
    queryFn: ({ signal, client, queryKey }) =>
      call('getTicket', { params: { number } }, { signal, known: client.getQueryData(queryKey) }),
    ...live,
  });

/** Colleagues who can watch a ticket or be told of a note. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => call('listPeople', {}, { signal }),
  staleTime: 60_000,
});

export const ticketFormQuery = queryOptions({
  queryKey: ['ticket-form'],
  queryFn: ({ signal }) => call('getTicketForm', {}, { signal }),
});

export const awayQuery = queryOptions({
  queryKey: ['away'],
  queryFn: ({ signal }) => call('getAway', {}, { signal }),
});

export const contactsQuery = queryOptions({
  queryKey: ['contacts'],
  queryFn: ({ signal }) => call('listContacts', {}, { signal }),
});

export const contactFormQuery = queryOptions({
  queryKey: ['contact-form'],
  queryFn: ({ signal }) => call('getContactForm', {}, { signal }),
});

export const contactQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['contact', contactId],
    queryFn: ({ signal }) => call('getContact', { params: { contactId } }, { signal }),
  });
