import { queryOptions } from '@tanstack/react-query';
import type { AccountCalls } from './account-calls.ts';

export const factorQuery = (calls: AccountCalls) =>
  queryOptions({ queryKey: ['own-second-factor'], queryFn: ({ signal }) => calls.getFactor(signal) });
