import { useStart } from '../frame/start.ts';
import { Link } from '../links.tsx';
import type { QueueSearch } from './queue-search.ts';
import classes from './Queue.module.css';

/** Which queue: all, mine, or a team's; the own teams come first. */
export const QueueChoice = ({ search }: { search: QueueSearch }) => {
  const { teams, me } = useStart();
  const own = teams.filter(({ id }) => me.teamIds.includes(id));
  const others = teams.filter(({ id }) => !me.teamIds.includes(id));
  const queues = [{ id: 'all', name: 'All' }, { id: 'mine', name: 'Mine' }, ...own, ...others];
  return (
    <nav aria-label="Queues" className={classes.queues}>
      <ul>
        {queues.map(({ id, name }) => (
          <li key={id}>
            <Link
              to="/"
              search={{
                ...search,
                queue: id === 'all' ? undefined : id,
                unassigned: id === 'mine' ? undefined : search.unassigned,
              }}
              activeOptions={{ exact: true }}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
