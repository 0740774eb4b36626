import { QueryClient } from '@tanstack/react-query';
import { ConnectionError, ProblemError } from './problem-error.ts';

/** Worth asking again: no answer came, or the service says that it is busy. What was refused stays refused. */
const mayPass = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  (error instanceof ProblemError && (error.status >= 500 || error.status === 429));

/** The cache of answers: reading is tried three times, changes only by the person (use-submission.ts). */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        retryDelay: (attempt) => 400 * 2 ** attempt + Math.random() * 200,
        networkMode: 'always',
        // Not the rule where questions are asked whatever the browser thinks of its connection.
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
