import { useId, useState } from 'react';
import { ProblemError } from '../../shared/api/problem-error.ts';
import { wordsFor } from '../../shared/ui/states.tsx';
import classes from './ViewsDialog.module.css';

type Props = {
  label: string;
  start: string;
  button: string;
  /** What it throws is shown below the field. */
  onSave: (name: string) => Promise<void>;
  onCancel?: () => void;
};

/** Characters of a name, as the model has it. */
const longest = 60;

/** The name of a view, to save or to rename one. */
export const ViewNameForm = ({ label, start, button, onSave, onCancel }: Props) => {
  const id = useId();
  const [name, setName] = useState(start.slice(0, longest));
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setError('');
    try {
      await onSave(name.trim());
    } catch (problem) {
      const field = problem instanceof ProblemError ? problem.fields[0] : undefined;
      setError(field?.message ?? wordsFor(problem));
      document.querySelector<HTMLElement>(`[id="${id}"]`)?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={name}
        autoComplete="off"
        aria-invalid={error !== '' || undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" className={classes.button} data-first disabled={busy}>
        {button}
      </button>
      {onCancel ? (
        <button type="button" className={classes.button} onClick={onCancel}>
          Cancel
        </button>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </form>
  );
};
