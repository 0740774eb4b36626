import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../portal.ts';

/** What fits a title. One that is no longer wanted is cancelled; a failure is not worth a word. */
export const suggestionsQuery = (text: string) =>
  queryOptions({
    queryKey: ['suggestions', text],
    queryFn: ({ signal }) => call('getSuggestions', { query: { text } }, { signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
