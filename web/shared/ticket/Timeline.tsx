import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Activity, TicketFile } from '../../../lambdas/tickets/ticket.model.ts';
import { Moment } from '../ui/Moment.tsx';
import { PlainText } from '../ui/PlainText.tsx';
import { FileList, type LinkOf } from './FileList.tsx';
import classes from './Timeline.module.css';
import { activityWords } from './activity-words.ts';

const filters = {
  all: { words: 'Everything', holds: () => true },
  messages: { words: 'Messages', holds: (one: Activity) => one.text !== undefined },
  changes: { words: 'Status changes', holds: (one: Activity) => one.kind !== 'note' && one.kind !== 'files' },
  internal: { words: 'Internal notes', holds: (one: Activity) => one.internal },
  files: { words: 'Files', holds: (one: Activity) => one.files.length > 0 },
} as const;
type Filter = keyof typeof filters;

type Props = {
  /** Newest last, as the service gives it. */
  activity: readonly Activity[];
  files: readonly TicketFile[];
  /** The person reading: own entries stand out. */
  meId: string;
  /** A picture beside an entry, where there is one. */
  renderPortrait?: (one: Activity) => ReactNode;
  linkOf: LinkOf;
  /** What an entry did, in words; the desk has some of its own. */
  wordsOf?: (one: Activity) => string;
  /** What can be done with an entry. */
  renderActions?: (one: Activity) => ReactNode;
};

/** What happened on a ticket, newest first unless the person turns it round, all of it or one kind. */
export const Timeline = ({
  activity,
  files,
  meId,
  linkOf,
  wordsOf = activityWords,
  renderActions,
  renderPortrait,
}: Props) => {
  const [filter, setFilter] = useState<Filter>('all');
  const [newestFirst, setNewestFirst] = useState(true);
  const { internal, ...open } = filters;
  const offered = activity.some(internal.holds) ? filters : open;
  const chosen = activity.filter(filters[filter].holds);
  const shown = newestFirst ? chosen.toReversed() : chosen;
  return (
    <>
      <div className={classes.tools}>
        <label>
          Show{' '}
          <select value={filter} onChange={(event) => setFilter(event.currentTarget.value as Filter)}>
            {Object.entries(offered).map(([value, { words }]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => setNewestFirst(!newestFirst)}>
          Order: {newestFirst ? 'newest first' : 'oldest first'}
        </button>
      </div>
      {shown.length === 0 ? <p className={classes.none}>Nothing of this kind yet.</p> : null}
      <ol className={classes.timeline} aria-label="Activity">
        {shown.map((one) => (
          <li
            key={one.id}
            className={classes.entry}
            data-by={one.by.kind}
            data-mine={one.by.id === meId || undefined}
            data-internal={one.internal || undefined}
          >
            <p className={classes.head}>
              {renderPortrait?.(one)} <strong>{one.by.id === meId ? 'You' : one.by.name}</strong>{' '}
              {wordsOf(one)}
              <span className={classes.when}>
                <Moment at={one.at} exact />
              </span>
            </p>
            {one.internal ? (
              <p className={classes.internal}>
                <IconLock size={14} aria-hidden="true" /> Internal: the customer does not see this
              </p>
            ) : null}
            {one.text === undefined ? null : (
              <div className={classes.text}>
                {one.title ? <strong>{one.title}</strong> : null}
                <PlainText>{one.text}</PlainText>
              </div>
            )}
            {one.inResolution ? <p className={classes.more}>Part of the resolution</p> : null}
            {one.told ? <p className={classes.more}>Also sent to {one.told.join(', ')}</p> : null}
            {renderActions?.(one)}
            <FileList files={files.filter((file) => one.files.includes(file.id))} linkOf={linkOf} />
          </li>
        ))}
      </ol>
    </>
  );
};
