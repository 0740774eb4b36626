import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from '../shared/api/routes.ts';
import { live } from '../shared/api/live.ts';
import { call } from './client.ts';

/** What the pages read, each under its name in the cache. What is live stays right while it is looked at. */

export const startQuery = queryOptions({
  queryKey: ['start'],
  queryFn: ({ signal }) => call('getDeskStart', {}, { signal }),
  staleTime: 5 * 60_000,
});

export const queueQuery = (queue: string) =>
  queryOptions({
    queryKey: ['queue', queue],
    queryFn: ({ signal, client, queryKey }) =>
      call('getQueue', { query: { queue } }, { signal, known: client.getQueryData(queryKey) }),
    ...live,
  });

export const ticketQuery = (companyId: string, number: string) =>
  queryOptions({
    queryKey: ['ticket', companyId, number],
    queryFn: ({ signal, client, queryKey }) =>
      call(
        'getDeskTicket',
        { params: { companyId, number } },
        { signal, known: client.getQueryData(queryKey) },
      ),
    ...live,
  });

/** Tickets of all companies that hold all words. */
export const searchQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam: cursor, signal }) => call('listDeskMatches', { query: { q, cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AnswerOf<'listDeskMatches'>) => page.cursor,
  });

/** Contacts of a company who can be told of an answer. */
export const peopleQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['people', companyId],
    queryFn: ({ signal }) => call('listDeskPeople', { params: { companyId } }, { signal }),
    staleTime: 60_000,
  });

export const companiesQuery = queryOptions({
  queryKey: ['companies'],
  queryFn: ({ signal }) => call('listCompanies', {}, { signal }),
});

export const companyQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['company', companyId],
    queryFn: ({ signal }) => call('getCompany', { params: { companyId } }, { signal }),
  });

export const contactsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['contacts', companyId],
    queryFn: ({ signal }) => call('listCompanyContacts', { params: { companyId } }, { signal }),
  });

export const agreementsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['agreements', companyId],
    queryFn: ({ signal }) => call('listAgreements', { params: { companyId } }, { signal }),
  });

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  queryFn: ({ signal }) => call('listServices', {}, { signal }),
});

export const changeBoardQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['change-board', companyId],
    queryFn: ({ signal }) => call('getChangeBoard', { params: { companyId } }, { signal }),
  });

export const auditQuery = (companyId: string, month: string) =>
  queryOptions({
    queryKey: ['audit', companyId, month],
    queryFn: ({ signal }) => call('listAudit', { params: { companyId }, query: { month } }, { signal }),
  });

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call('getSettings', {}, { signal }),
});

export const levelsQuery = queryOptions({
  queryKey: ['security-levels'],
  queryFn: ({ signal }) => call('listSecurityLevels', {}, { signal }),
});

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => call('listStaff', {}, { signal }),
});

/** Links to photos are good for ten minutes at least. */
export const contactPhotoQuery = (companyId: string, contactId: string) =>
  queryOptions({
    queryKey: ['contact-photo', companyId, contactId],
    queryFn: ({ signal }) => call('getContactPhoto', { params: { companyId, contactId } }, { signal }),
    staleTime: 5 * 60_000,
    retry: false,
  });
