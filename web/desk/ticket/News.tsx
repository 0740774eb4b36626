import { IconBell, IconX } from '@tabler/icons-react';
import type { Activity } from '../../../lambdas/tickets/ticket.model.ts';
import { deskActivityWords } from '../ticket-words.ts';
import classes from './Ticket.module.css';
import { useNews } from './what-is-new.ts';

/** Says what others did while the page is open; the page itself is up to date already. */
export const News = ({ activity, meId }: { activity: readonly Activity[]; meId: string }) => {
  const { news, markSeen } = useNews(activity, meId);
  return (
    <output className={classes.newsPlace}>
      {news.length === 0 ? null : (
        <div className={classes.news}>
          <IconBell size={20} aria-hidden="true" />
          <ul>
            {news.map((one) => (
              <li key={one.id}>
                <strong>{one.by.name}</strong> {deskActivityWords(one)}.
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
