import { Link } from '@tanstack/react-router';
import type { Home } from '../../../lambdas/home/home.contract.ts';
import { type ListSearch, thisYear } from '../tickets/list-search.ts';
import classes from './Tiles.module.css';

/** How things stand in numbers; each leads to its tickets (B3). */
export const Tiles = ({ tiles, site }: { tiles: Home['tiles']; site: string | undefined }) => {
  const { waitingMyApproval: approvals } = tiles;
  const shown: [number, string, ListSearch, boolean?][] = [
    [tiles.open, 'Open', { list: 'open' }],
    [tiles.waitingOnMe, 'Waiting on you', { list: 'waiting' }, true],
    [tiles.openedThisMonth, 'Opened this month', { list: 'month' }],
    [tiles.openedThisYear, 'Opened this year', { list: 'created', period: thisYear() }],
    [tiles.completedRecently, 'Completed in 7 days', { list: 'recent' }],
  ];
  if (approvals !== undefined)
    shown.splice(2, 0, [approvals, 'Waiting for your approval', { list: 'approvals' }, true]);
  return (
    <ul className={classes.tiles} aria-label="Tickets at a glance">
      {shown.map(([count, name, search, calls]) => (
        <li key={name}>
          <Link
            to="/tickets"
            search={{ ...search, site }}
            className={classes.tile}
            data-calls={(calls && count > 0) || undefined}
          >
            <span className={classes.number}>{count}</span>
            <span>{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
};
