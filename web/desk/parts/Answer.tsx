import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isRefused } from '../../shared/api/problem-error.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { ButtonLink } from '../links.tsx';

type Props<T> = {
  query: UseQueryResult<T>;
  /** What is being loaded: "the company". */
  what: string;
  /** Whether the whole page hangs on it, so that the page needs a name when it fails. */
  page?: boolean;
  children: (data: T) => ReactNode;
};

/** What a query answers, or that it is loading, or why it cannot be had. */
export const Answer = <T,>({ query, what, page = false, children }: Props<T>) => {
  if (query.data !== undefined && !isRefused(query.error)) return children(query.data);
  return query.error ? (
    <>
      {page ? <PageTitle>This cannot be shown</PageTitle> : null}
      <ErrorState
        error={query.error}
        onRetry={() => void query.refetch()}
        wayOut={
          page && isRefused(query.error) ? (
            <ButtonLink to="/" variant="default">
              Go to the tickets
            </ButtonLink>
          ) : null
        }
      />
    </>
  ) : (
    <Loading lines={6} height={28} what={what} />
  );
};
