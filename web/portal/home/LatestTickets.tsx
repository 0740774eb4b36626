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

type Props = { latestOpen: readonly Ticket[]; site: string | undefined };

/** The latest open tickets, of everybody or only the person's own (B6). */
export const LatestTickets = ({ latestOpen, site }: Props) => {
  const [mine, setMine] = useState(false);
  return (
    <section className={card.card} aria-labelledby="latest">
      <div className={card.head}>
        <h2 id="latest">Latest open tickets</h2>
        <fieldset className={classes.switch} aria-label="Whose tickets">
          <button type="button" aria-pressed={!mine} onClick={() => setMine(false)}>
            All
          </button>
          <button type="button" aria-pressed={mine} onClick={() => setMine(true)}>
            Mine
          </button>
        </fieldset>
      </div>
      {mine ? <Mine site={site} /> : <Latest tickets={latestOpen} />}
      <div className={classes.foot}>
        <Link to="/tickets" search={{ list: mine ? 'mine' : 'open', site }}>
          {mine ? 'See all my tickets' : 'See all open tickets'}
        </Link>
      </div>
    </section>
  );
};

const Mine = ({ site }: { site: string | undefined }) => {
  const { data, error, refetch } = useInfiniteQuery(listQuery('mine', undefined, site));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
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
