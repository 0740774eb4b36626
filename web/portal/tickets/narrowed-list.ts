import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { AnswerOf } from '../../shared/api/routes.ts';
import { call } from '../portal.ts';
import type { ListSearch } from './list-search.ts';

/** What narrows a list, as the service reads it; the days are this device's. */
export const narrowingOf = ({ list, period, site, words, filters }: ListSearch) => ({
  list,
  period,
  site,
  words,
  ...(filters && {
    filters: JSON.stringify(filters),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }),
});

/** A list that comes in pages, narrowed by the service: what is not loaded cannot be filtered here (D5). */
export const narrowedQuery = (search: ListSearch) => {
  const asked = narrowingOf(search);
  return infiniteQueryOptions({
    queryKey: ['tickets', search.list, search.period, search.site, asked],
    queryFn: ({ pageParam: cursor, signal }) =>
      call('listTickets', { query: { ...asked, cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AnswerOf<'listTickets'>) => page.cursor,
    placeholderData: keepPreviousData,
  });
};
