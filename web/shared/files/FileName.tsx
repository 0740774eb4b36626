import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import classes from './FileDrop.module.css';
import { failure } from './use-uploads.ts';

type Props = { name: string; onName: (name: string) => Promise<void>; onCancel: () => void };

/** Another name for a file that was sent; the ending stays, since it says what kind of file it is. It stands within another form. */
export const FileName = ({ name, onName, onCancel }: Props) => {
  const ending = name.slice(name.lastIndexOf('.'));
  const [stem, setStem] = useState(name.slice(0, -ending.length));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const problem = useId();
  useEffect(() => field.current?.select(), []);

  const save = async () => {
    if (busy) return;
    const wanted = `${stem.trim()}${ending}`;
    if (wanted === name) return onCancel();
    if (stem.trim() === '') return setError('Please enter a name.');
    setBusy(true);
    try {
      await onName(wanted);
    } catch (reason) {
      setError(failure(reason).error);
      setBusy(false);
      field.current?.focus();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // Neither sends the form around it, nor closes the dialog.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void save();
    else onCancel();
  };
  return (
    <div className={classes.naming}>
      <input
        ref={field}
        aria-label={`New name for ${name}`}
        aria-invalid={error !== undefined}
        aria-describedby={error ? problem : undefined}
        value={stem}
        onChange={(event) => setStem(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span>{ending}</span>
      <button type="button" aria-label="Save the name" aria-busy={busy} onClick={() => void save()}>
        <IconCheck size={18} aria-hidden="true" />
      </button>
      {error ? (
        <p id={problem} role="alert" className={classes.error}>
          {error}
        </p>
      ) : null}
    </div>
  );
};
