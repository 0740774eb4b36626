import { Link } from '@tanstack/react-router';
import type { TicketListName } from '../../../lambdas/tickets/ticket.model.ts';
import classes from './ListPage.module.css';
import { listNames, menuLists } from './list-search.ts';

/** The lists side by side; they are links, so that each has its address. */
export const ListTabs = ({ list, site }: { list: TicketListName; site: string | undefined }) => {
  const shown = menuLists.includes(list) ? menuLists : [list, ...menuLists];
  return (
    <nav aria-label="Ticket lists" className={classes.tabs}>
      {shown.map((one) => (
        <Link
          key={one}
          to="/tickets"
          search={{ list: one, site }}
          aria-current={one === list ? 'page' : undefined}
        >
          {listNames[one].replace(/ tickets$|^Tickets /, '')}
        </Link>
      ))}
    </nav>
  );
};
