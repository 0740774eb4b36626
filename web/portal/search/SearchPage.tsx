import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { searchQuery } from '../queries.ts';
import { together } from './found.ts';
import { Results } from './Results.tsx';
import { SearchBox } from './SearchBox.tsx';
import classes from './SearchPage.module.css';

const route = getRouteApi('/search');

/** Words in titles, descriptions and conversations of the tickets that the person may see (D7). */
export const SearchPage = () => {
  const { q } = route.useSearch();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (q === undefined) box.current?.focus();
  }, [q]);
  return (
    <>
      <PageTitle>{q === undefined ? 'Search' : `Search for ${q}`}</PageTitle>
      <div className={classes.box}>
        <SearchBox q={q} input={box} />
      </div>
      {q === undefined ? (
        <p className={classes.note}>
          Finds words, or beginnings of words, in the titles, descriptions and conversations of tickets. A
          ticket’s number opens it.
        </p>
      ) : (
        <Answers key={q} q={q} />
      )}
    </>
  );
};

const Answers = ({ q }: { q: string }) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    searchQuery(q),
  );
  const results = useMemo(() => together(data?.pages ?? []), [data]);
  const [answer] = data?.pages ?? [];
  // A part of the company's tickets may hold nothing while an older part does.
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
      <section className={card.card} aria-label="Results">
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : waiting ? (
          <div className={card.inside}>
            <Loading what="the results" lines={6} height={40} />
          </div>
        ) : results.length === 0 ? (
          <Nothing words={answer.words} />
        ) : (
          <Results results={results} words={answer.words} />
        )}
      </section>
      <p className={classes.note} aria-live="polite">
        {waiting || error ? '' : `${results.length} found${hasNextPage ? ', there may be more' : ''}`}
      </p>
      {hasNextPage && results.length > 0 ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </>
  );
};

const Nothing = ({ words }: { words: readonly string[] }) =>
  words.length === 0 ? (
    <EmptyState title="Please type a word of two letters or more." />
  ) : (
    <EmptyState title="No ticket holds all of these words.">
      Try fewer words, or only the beginning of a word.
    </EmptyState>
  );
