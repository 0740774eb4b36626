import { queryOptions } from '@tanstack/react-query';
import { call } from '../portal.ts';

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => call('getNotices', {}, { signal }),
});
