import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { EmptyState, ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { listQuery } from '../queries.ts';
import type { ColumnName } from '../tickets/columns.ts';
import { Tickets } from '../tickets/Tickets.tsx';
import { useColumns } from '../tickets/use-columns.ts';
import classes from './HomePage.module.css';

const shown = 10;
/** There is little room: fewer columns, unless the person chose their own. */
const fewColumns: readonly ColumnName[] = ['number', 'title', 'status', 'priority', 'updated'];

type Props = { latestOpen: readonly Ticket[]; site: string | undefined; approves: boolean };

/** Which tickets, what the switch calls them, and the way to all of them. */
const choices = [
  ['open', 'All', 'See all open tickets'],
  ['mine', 'Mine', 'See all my tickets'],
  ['approvals', 'Waiting my approval', 'See all of these'],
] as const;

/** The latest open tickets: of everybody, the person's own, or those that wait for its approval (B6). */
export const LatestTickets = ({ latestOpen, site, approves }: Props) => {
  const [list, setList] = useState<(typeof choices)[number][0]>('open');
  const all = choices.find(([one]) => one === list)?.[2];
  return (
    <section className={card.card} aria-labelledby="latest">
      <div className={card.head}>
        <h2 id="latest">Latest open tickets</h2>
        <fieldset className={classes.switch} aria-label="Whose tickets">
          {choices.map(([one, name]) =>
            one === 'approvals' && !approves ? null : (
              <button key={one} type="button" aria-pressed={one === list} onClick={() => setList(one)}>
                {name}
              </button>
            ),
          )}
        </fieldset>
      </div>
      {list === 'open' ? <Latest tickets={latestOpen} /> : <Chosen list={list} site={site} />}
      <div className={classes.foot}>
        <Link to="/tickets" search={{ list, site }}>
          {all}
        </Link>
      </div>
    </section>
  );
};

const Chosen = ({ list, site }: { list: 'mine' | 'approvals'; site: string | undefined }) => {
  const { data, error, refetch } = useInfiniteQuery(listQuery(list, undefined, site));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className={card.inside}>
        <Loading what="your tickets" lines={5} height={26} />
      </div>
    );
  return <Latest tickets={data.pages[0]?.tickets ?? []} />;
};

const Latest = ({ tickets }: { tickets: readonly Ticket[] }) => {
  const { columns, ownChoice } = useColumns();
  return tickets.length === 0 ? (
    <EmptyState title="There are no open tickets.">All is well, as far as we know.</EmptyState>
  ) : (
    <Tickets
      tickets={tickets.slice(0, shown)}
      columns={ownChoice ? columns : fewColumns}
      caption="Latest open tickets"
    />
  );
};
