import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { filterTickets, narrow } from '../../../lambdas/tickets/filters.model.ts';
import { useDrawn } from '../../shared/lists/use-drawn.ts';
import { listQuery } from '../queries.ts';
import { sortTickets } from './arrange.ts';
import type { ListSearch } from './list-search.ts';
import { narrowedQuery } from './narrowed-list.ts';
import { useSettled } from './use-settled.ts';

/** A narrowed list asks the service for more until it has so many. */
const enough = 50;
/** While nothing is found, the service is asked for so many parts of a long list before the person is. */
const askedAtOnce = 10;
const none = {};

/**
 * A list as the address asks for it: what is loaded, what of it passes the filters, what of that is drawn, which
 * is `first` rows at first. A list that is loaded whole is narrowed here, at once; of a longer one the service finds what passes.
 */
export const useList = (search: ListSearch, first: number) => {
  const whole = useInfiniteQuery(listQuery(search.list, search.period, search.site));
  const isLong = whole.hasNextPage;
  // A list that is here as a whole asks nobody, and draws nothing for it.
  const asked = useSettled(isLong ? search : undefined, 250) ?? search;
  const isNarrowed = isLong && Boolean(search.words ?? search.filters);
  const part = useInfiniteQuery({ ...narrowedQuery(asked), enabled: isNarrowed });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = isNarrowed ? part : whole;

  // Fields and buttons answer first; rows follow.
  const shown = useDeferredValue(search);
  const { words, filters = none, sort, down } = shown;
  const loaded = useMemo(() => data?.pages.flatMap((page) => page.tickets) ?? [], [data]);
  const found = useMemo(() => narrow(loaded, words), [loaded, words]);
  const tickets = useMemo(
    () => sortTickets(filterTickets(found, filters), sort, down),
    [found, filters, sort, down],
  );
  // Another order or filter begins at the top again.
  const { drawn, drawMore } = useDrawn(tickets, first, shown);
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (isNarrowed && hasNextPage && !isFetching && loaded.length < enough && pages < askedAtOnce)
      void fetchNextPage();
  }, [isNarrowed, hasNextPage, isFetching, loaded.length, pages, fetchNextPage]);

  const showMore = async () => {
    if (drawn.length === tickets.length && hasNextPage) await fetchNextPage();
    drawMore();
  };
  return {
    loading: !data,
    error,
    refetch,
    loaded,
    /** Those that hold the words: what the drop-downs of the filters count. */
    found,
    tickets,
    /** What is shown was asked for by this. */
    asked: shown,
    drawn,
    /** The list is longer than what is loaded at once: drop-downs cannot count it. */
    isLong,
    /** Whether the service has more than is loaded. */
    hasNextPage,
    fetching: isFetching,
    showMore,
    drawMore,
  };
};
