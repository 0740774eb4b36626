import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import '../../shared/theme/mantine-inputs.ts';
import { sought } from '../../../lambdas/search/search.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { Answers, TooShort } from '../../shared/search/Answers.tsx';
import { useSearchForm } from '../../shared/search/use-search-form.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { Link, useGo } from '../links.tsx';
import { searchQuery } from '../queries.ts';
import { statusName } from '../ticket-words.ts';
import type { DeskRouter } from '../router.tsx';
import classes from './SearchPage.module.css';

const route = getRouteApi<'/search', DeskRouter>('/search');

/** Words in the tickets of all companies, internal notes included, or a ticket by its number (D7). */
export const SearchPage = () => {
  const { q } = route.useSearch();
  const go = useGo();
  const search = useSearchForm((words) => void go({ to: '/search', search: { q: words } }));
  const place = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (q === undefined) place.current?.focus();
  }, [q]);
  return (
    <>
      <PageTitle>{q === undefined ? 'Search' : `Search for ${q}`}</PageTitle>
      <search>
        <form className={classes.box} onSubmit={search}>
          <TextInput
            key={q}
            type="search"
            name="q"
            maxLength={200}
            defaultValue={q}
            ref={place}
            label="Search the tickets of all companies"
            placeholder="Words or a ticket number"
            autoComplete="off"
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      {q === undefined ? (
        <p className="desk-quiet">
          Finds words, or beginnings of words, in titles, descriptions, conversations and internal notes.
        </p>
      ) : sought(q).words.length === 0 ? (
        <TooShort card={classes.results ?? ''} />
      ) : (
        <Found key={q} q={q} />
      )}
    </>
  );
};

const Found = ({ q }: { q: string }) => (
  <Answers
    query={useInfiniteQuery(searchQuery(q))}
    linkTo={toTicket}
    whose={whose}
    statusName={({ status }) => statusName(status)}
    card={classes.results ?? ''}
  />
);

const toTicket = ({ companyId, number }: Ticket, title: ReactNode, className: string) => (
  <Link to="/tickets/$companyId/$number" params={{ companyId, number }} className={className}>
    {title}
  </Link>
);
const whose = ({ companyName, contactName }: Ticket): string => `${companyName} · ${contactName}`;
