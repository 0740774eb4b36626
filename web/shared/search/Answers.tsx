import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { SearchAnswer } from '../../../lambdas/search/search.contract.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import classes from './Answers.module.css';
import { together } from './found.ts';
import { type LinkTo, Results } from './Results.tsx';

type Props = {
  query: UseInfiniteQueryResult<InfiniteData<SearchAnswer>>;
  linkTo: LinkTo;
  whose: (ticket: Ticket) => string;
  statusName?: (ticket: Ticket) => string | undefined;
  /** The look of the box around the results. */
  card: string;
};

/** What a search found so far, and the way to more. */
export const Answers = ({ query, linkTo, whose, statusName, card }: Props) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isRefetching } = query;
  const results = useMemo(() => together(data?.pages ?? []), [data]);
  const [answer] = data?.pages ?? [];
  // A part of the tickets may hold nothing while an older part does.
  const onward = results.length === 0 && hasNextPage && !isFetchingNextPage && !error;
  useEffect(() => {
    if (onward) void fetchNextPage();
  }, [onward, fetchNextPage]);
  const waiting = !answer || (results.length === 0 && hasNextPage);
  return (
    <>
      {answer && answer.leftOut.length > 0 ? (
        <p className={classes.note}>
          Not looked for: {answer.leftOut.join(', ')}. A search looks for the three longest words.
        </p>
      ) : null}
      <section className={card} aria-label="Results">
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : waiting ? (
          <div className={classes.waiting}>
            <Loading what="the results" lines={6} height={40} />
          </div>
        ) : results.length === 0 ? (
          <Nothing />
        ) : (
          <Results
            results={results}
            words={answer.words}
            linkTo={linkTo}
            whose={whose}
            statusName={statusName}
          />
        )}
      </section>
      <p className={classes.note} aria-live="polite">
        {waiting || error
          ? ''
          : isRefetching
            ? 'Searching again …'
            : `${results.length} found${hasNextPage ? ', there may be more' : ''}`}
      </p>
      {hasNextPage && results.length > 0 ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
};

/** Instead of answers, where nothing was typed that could be looked for: without asking. */
export const TooShort = ({ card }: { card: string }) => (
  <section className={card} aria-label="Results">
    <EmptyState title="Please type a word of two letters or more, or a ticket number." />
  </section>
);

const Nothing = () => (
  <EmptyState title="No ticket holds all of these words.">
    Try fewer words, or only the beginning of a word.
  </EmptyState>
);
