import { IconCircleCheck, IconRefresh, IconX } from '@tabler/icons-react';
import { sizeInWords } from './accepted.ts';
import classes from './FileDrop.module.css';
import type { FileOnItsWay } from './use-uploads.ts';

type Props = { one: FileOnItsWay; onRetry: (one: FileOnItsWay) => void; onRemove: (id: string) => void };

/** One file on its way: name, size, how far it is, and what can be done about it. */
export const FileRow = ({ one, onRetry, onRemove }: Props) => (
  <li className={classes.row} data-state={one.state}>
    <div className={classes.what}>
      <span className={classes.name}>{one.file.name}</span>
      <span className={classes.size}>{sizeInWords(one.file.size)}</span>
    </div>
    <div className={classes.state} aria-live="polite">
      {one.state === 'sent' ? (
        <>
          <IconCircleCheck size={18} aria-hidden="true" /> Sent
        </>
      ) : one.state === 'failed' ? (
        <span className={classes.error}>{one.error}</span>
      ) : (
        <progress max={1} value={one.share} aria-label={`Sending ${one.file.name}`} />
      )}
    </div>
    {one.state === 'failed' && one.again ? (
      <button type="button" aria-label={`Try ${one.file.name} again`} onClick={() => onRetry(one)}>
        <IconRefresh size={18} aria-hidden="true" />
      </button>
    ) : null}
    <button type="button" aria-label={`Remove ${one.file.name}`} onClick={() => onRemove(one.id)}>
      <IconX size={18} aria-hidden="true" />
    </button>
  </li>
);
