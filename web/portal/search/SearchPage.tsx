import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { sought } from '../../../lambdas/search/search.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { Answers, TooShort } from '../../shared/search/Answers.tsx';
import { badgeName } from '../../shared/ticket/waits-on.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import card from '../card.module.css';
import { searchQuery } from '../queries.ts';
import { useMe } from '../use-me.ts';
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
      ) : sought(q).words.length === 0 ? (
        <TooShort card={card.card ?? ''} />
      ) : (
        <Found key={q} q={q} />
      )}
    </>
  );
};

const Found = ({ q }: { q: string }) => {
  const { me } = useMe();
  return (
    <Answers
      query={useInfiniteQuery(searchQuery(q))}
      linkTo={toTicket}
      whose={whose}
      statusName={(ticket) => badgeName(ticket, me.id)}
      card={card.card ?? ''}
    />
  );
};

const toTicket = ({ number }: Ticket, title: ReactNode, className: string) => (
  <Link to="/tickets/$number" params={{ number }} className={className}>
    {title}
  </Link>
);
const whose = ({ contactName }: Ticket): string => contactName;
