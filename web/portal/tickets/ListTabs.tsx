import { Link } from '@tanstack/react-router';
import type { SavedView } from '../../../lambdas/preferences/preferences.model.ts';
import type { TicketListName } from '../../../lambdas/tickets/list.model.ts';
import { useMe } from '../use-me.ts';
import classes from './ListPage.module.css';
import { listNames, menuLists } from './list-search.ts';
import { viewSearch } from './view-search.ts';

type Props = { list: TicketListName; site: string | undefined; saved: SavedView | undefined };

/** The lists side by side; they are links, so that each has its address. */
export const ListTabs = ({ list, site, saved }: Props) => {
  const lists = menuLists(useMe().me.approves);
  const shown = lists.includes(list) || saved ? lists : [list, ...lists];
  return (
    <nav aria-label="Ticket lists" className={classes.tabs}>
      {saved ? (
        <Link to="/tickets" search={viewSearch(saved)} aria-current="page" className={classes.saved}>
          {saved.name}
        </Link>
      ) : null}
      {shown.map((one) => (
        <Link
          key={one}
          to="/tickets"
          search={{ list: one, site }}
          // A saved view of this list is another one.
          activeOptions={{ exact: true }}
          aria-current={one === list && !saved ? 'page' : undefined}
        >
          {listNames[one].replace(/ tickets$|^Tickets /, '')}
        </Link>
      ))}
    </nav>
  );
};
