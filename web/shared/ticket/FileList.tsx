import { IconAlertTriangle, IconDownload, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketFile } from '../../../lambdas/tickets/ticket.model.ts';
import { sizeInWords } from '../files/accepted.ts';
import { wordsFor } from '../ui/states.tsx';
import classes from './FileList.module.css';

type Props = { files: readonly TicketFile[]; onDownload: (fileId: string) => Promise<void> };

/** Files of a ticket: what is clean can be downloaded, the rest says why not. */
export const FileList = ({ files, onDownload }: Props) =>
  files.length === 0 ? null : (
    <ul className={classes.list}>
      {files.map((file) => (
        <li key={file.id}>
          <File file={file} onDownload={onDownload} />
        </li>
      ))}
    </ul>
  );

const File = ({ file, onDownload }: { file: TicketFile; onDownload: Props['onDownload'] }) => {
  const [error, setError] = useState<unknown>();
  if (file.status === 'ready')
    return (
      <>
        <button
          type="button"
          className={classes.file}
          onClick={() => {
            setError(undefined);
            onDownload(file.id).catch(setError);
          }}
        >
          <IconDownload size={18} aria-hidden="true" />
          <span className={classes.name}>{file.name}</span>
          <span className={classes.note}>{sizeInWords(file.size)}</span>
        </button>
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
