import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedView } from '../../../lambdas/preferences/preferences.model.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import { viewSearch } from './view-search.ts';
import { ViewNameForm } from './ViewNameForm.tsx';
import classes from './ViewsDialog.module.css';

type Props = {
  view: SavedView;
  renaming: boolean;
  onOpen: () => void;
  onRename: () => void;
  onName: (name: string) => Promise<void>;
  onCancel: () => void;
  onDelete: () => Promise<void>;
};

/** One saved view in the dialog. */
export const ViewRow = ({ view, renaming, onOpen, onRename, onName, onCancel, onDelete }: Props) => {
  const [error, setError] = useState('');
  if (renaming)
    return (
      <li>
        <ViewNameForm
          label="New name"
          start={view.name}
          button="Rename"
          onSave={onName}
          onCancel={onCancel}
        />
      </li>
    );
  return (
    <li>
      <Link to="/tickets" search={viewSearch(view)} onClick={onOpen}>
        {view.name}
      </Link>
      <button type="button" className={classes.button} aria-label={`Rename ${view.name}`} onClick={onRename}>
        Rename
      </button>
      <button
        type="button"
        className={classes.button}
        aria-label={`Delete ${view.name}`}
        onClick={() => void onDelete().catch((problem: unknown) => setError(wordsFor(problem)))}
      >
        Delete
      </button>
      {error ? <p role="alert">{error}</p> : null}
    </li>
  );
};
