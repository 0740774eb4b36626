import { IconAlertTriangle, IconDownload, IconEye, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketFile } from '../../../lambdas/tickets/ticket.model.ts';
import { sizeInWords } from '../files/accepted.ts';
import { startDownload } from '../ui/download.ts';
import { wordsFor } from '../ui/states.tsx';
import { canBeShown, isPicture } from './file.plain.ts';
import { Preview } from './Preview.tsx';
import classes from './FileList.module.css';

/** A short-lived link to a file: to save it, or to look at it. */
export type LinkOf = (fileId: string, show?: boolean) => Promise<string>;
type Props = { files: readonly TicketFile[]; linkOf: LinkOf };

/** Files of a ticket: what is clean can be downloaded, the rest says why not. */
export const FileList = ({ files, linkOf }: Props) =>
  files.length === 0 ? null : (
    <ul className={classes.list}>
      {files.map((file) => (
        <li key={file.id}>
          <File file={file} linkOf={linkOf} />
        </li>
      ))}
    </ul>
  );

const File = ({ file, linkOf }: { file: TicketFile; linkOf: LinkOf }) => {
  const [error, setError] = useState<unknown>();
  const [shown, setShown] = useState<string>();
  const attempt = (deed: () => Promise<void>) => {
    setError(undefined);
    deed().catch(setError);
  };
  /** A tab that is opened after the answer would be held back as a pop-up. */
  const showPdf = async () => {
    const tab = open('about:blank');
    try {
      const url = await linkOf(file.id, true);
      if (tab) {
        tab.opener = null;
        tab.location.replace(url);
      } else startDownload(url);
    } catch (problem) {
      tab?.close();
      throw problem;
    }
  };
  if (file.status === 'ready')
    return (
      <>
        <button
          type="button"
          className={classes.file}
          onClick={() => attempt(async () => startDownload(await linkOf(file.id)))}
        >
          <IconDownload size={18} aria-hidden="true" />
          <span className={classes.name}>{file.name}</span>
          <span className={classes.note}>{sizeInWords(file.size)}</span>
        </button>
        {canBeShown(file.type) ? (
          <button
            type="button"
            className={classes.file}
            aria-label={`Look at ${file.name}`}
            onClick={() =>
              attempt(isPicture(file.type) ? async () => setShown(await linkOf(file.id, true)) : showPdf)
            }
          >
            <IconEye size={18} aria-hidden="true" />
          </button>
        ) : null}
        {shown ? <Preview name={file.name} url={shown} onClose={() => setShown(undefined)} /> : null}
        {error === undefined ? null : (
          <span role="alert" className={classes.error}>
            {wordsFor(error)}
          </span>
        )}
      </>
    );
  const refused = file.status === 'refused';
  return (
    <span className={classes.file} data-refused={refused || undefined}>
      {refused ? (
        <IconAlertTriangle size={18} aria-hidden="true" />
      ) : (
        <IconHourglass size={18} aria-hidden="true" />
      )}
      <span className={classes.name}>{file.name}</span>
      <span className={classes.note}>{noteOf(file)}</span>
    </span>
  );
};

const noteOf = ({ status, reason }: TicketFile): string => {
  if (status === 'refused') return reason ?? 'This file was refused.';
  return status === 'checking' ? 'Being checked for viruses' : 'On its way';
};
