import { IconTool } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Home } from '../../../lambdas/home/home.contract.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import card from '../card.module.css';
import classes from './Announcements.module.css';

/** What the provider announces: title, first lines, and More for the whole (B7). */
export const Announcements = ({ announcements }: { announcements: Home['announcements'] }) => (
  <section className={`${card.card} ${card.inside}`} aria-labelledby="announcements">
    <h2 id="announcements">Announcements</h2>
    {announcements.length === 0 ? <p className={classes.none}>Nothing new.</p> : null}
    <ul className={classes.list}>
      {announcements.map(({ id, title, firstLines, maintenance, publishedAt }) => (
        <li key={id}>
          <h3 className={classes.title}>{title}</h3>
          <p className={classes.when}>
            {maintenance ? <Maintenance /> : null}
            <Moment at={publishedAt} />
          </p>
          <p className={classes.lines}>{firstLines}</p>
          <Link
            to="/announcements/$announcementId"
            params={{ announcementId: id }}
            aria-label={`More about ${title}`}
          >
            More
          </Link>
        </li>
      ))}
    </ul>
  </section>
);

/** The mark of planned maintenance. */
export const Maintenance = () => (
  <span className={classes.maintenance}>
    <IconTool size={14} aria-hidden="true" /> Planned maintenance
  </span>
);
