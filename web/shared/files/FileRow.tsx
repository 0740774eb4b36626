import { IconCircleCheck, IconPencil, IconRefresh, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { sizeInWords } from './accepted.ts';
import classes from './FileDrop.module.css';
import { FileName } from './FileName.tsx';
import type { FileOnItsWay, Uploads } from './use-uploads.ts';

type Props = { one: FileOnItsWay; uploads: Pick<Uploads, 'retry' | 'remove' | 'rename'> };

/** One file on its way: name, size, how far it is, and what can be done about it. */
export const FileRow = ({ one, uploads }: Props) => {
  const [naming, setNaming] = useState<boolean>();
  const pencil = useRef<HTMLButtonElement>(null);
  // Whoever has named the file goes on where they began.
  useEffect(() => {
    if (naming === false) pencil.current?.focus();
  }, [naming]);
  return (
    <li className={classes.row} data-state={one.state}>
      {naming ? (
        <FileName
          name={one.name}
          onName={async (name) => {
            await uploads.rename(one, name);
            setNaming(false);
          }}
          onCancel={() => setNaming(false)}
        />
      ) : (
        <div className={classes.what}>
          <bdi className={classes.name}>{one.name}</bdi>
          <span className={classes.size}>{sizeInWords(one.file.size)}</span>
        </div>
      )}
      <div className={classes.state} aria-live="polite">
        {one.state === 'sent' ? (
          <>
            <IconCircleCheck size={18} aria-hidden="true" /> Sent
          </>
        ) : one.state === 'failed' ? (
          <span className={classes.error}>{one.error}</span>
        ) : (
          <progress max={1} value={one.share} aria-label={`Sending ${one.name}`} />
        )}
      </div>
      {one.state === 'failed' && one.again ? (
        <button type="button" aria-label={`Try ${one.name} again`} onClick={() => uploads.retry(one)}>
          <IconRefresh size={18} aria-hidden="true" />
        </button>
      ) : null}
      {one.state === 'sent' && !naming ? (
        <button
          ref={pencil}
          type="button"
          aria-label={`Rename ${one.name}`}
          title="Rename"
          onClick={() => setNaming(true)}
        >
          <IconPencil size={18} aria-hidden="true" />
        </button>
      ) : null}
      <button type="button" aria-label={`Remove ${one.name}`} onClick={() => uploads.remove(one.id)}>
        <IconX size={18} aria-hidden="true" />
      </button>
    </li>
  );
};
