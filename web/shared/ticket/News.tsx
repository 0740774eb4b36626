import { IconBell, IconX } from '@tabler/icons-react';
import type { Activity } from '../../../lambdas/tickets/ticket.model.ts';
import classes from './News.module.css';
import { useNews } from './what-is-new.ts';
import { activityWords } from './activity-words.ts';

type Props = {
  activity: readonly Activity[];
  meId: string;
  /** What an entry did, in words; the desk has some of its own. */
  wordsOf?: (one: Activity) => string;
};

/** Says what others did while the page is open; the page itself is up to date already. */
export const News = ({ activity, meId, wordsOf = activityWords }: Props) => {
  const { news, markSeen } = useNews(activity, meId);
  return (
    <output className={classes.place}>
      {news.length === 0 ? null : (
        <div className={classes.news}>
          <IconBell size={20} aria-hidden="true" />
          <ul>
            {news.map((one) => (
              <li key={one.id}>
                <strong>{one.by.name}</strong> {wordsOf(one)}.
              </li>
            ))}
          </ul>
          <button type="button" aria-label="Close this message" onClick={markSeen}>
            <IconX size={18} aria-hidden="true" />
          </button>
        </div>
      )}
    </output>
  );
};
