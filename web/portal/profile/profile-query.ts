import { queryOptions } from '@tanstack/react-query';
import { call } from '../portal.ts';

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => call('getProfile', {}, { signal }),
});
