import { Link } from '@tanstack/react-router';
import type { Home } from '../../../lambdas/home/home.contract.ts';
import { thisYear } from '../tickets/list-search.ts';
import classes from './Tiles.module.css';

/** How things stand in numbers; each leads to its tickets (B3). */
export const Tiles = ({ tiles, site }: { tiles: Home['tiles']; site: string | undefined }) => (
  <ul className={classes.tiles} aria-label="Tickets at a glance">
    <li>
      <Link to="/tickets" search={{ list: 'open', site }} className={classes.tile}>
        <span className={classes.number}>{tiles.open}</span>
        <span>Open</span>
      </Link>
    </li>
    <li>
      <Link
        to="/tickets"
        search={{ list: 'waiting', site }}
        className={classes.tile}
        data-calls={tiles.waitingOnMe > 0 || undefined}
      >
        <span className={classes.number}>{tiles.waitingOnMe}</span>
        <span>Waiting on you</span>
      </Link>
    </li>
    <li>
      <Link to="/tickets" search={{ list: 'month', site }} className={classes.tile}>
        <span className={classes.number}>{tiles.openedThisMonth}</span>
        <span>Opened this month</span>
      </Link>
    </li>
    <li>
      <Link to="/tickets" search={{ list: 'created', period: thisYear(), site }} className={classes.tile}>
        <span className={classes.number}>{tiles.openedThisYear}</span>
        <span>Opened this year</span>
      </Link>
    </li>
    <li>
      <Link to="/tickets" search={{ list: 'recent', site }} className={classes.tile}>
        <span className={classes.number}>{tiles.completedRecently}</span>
        <span>Completed in 7 days</span>
      </Link>
    </li>
  </ul>
);
