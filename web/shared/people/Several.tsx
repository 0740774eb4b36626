import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { type Contact } from '../../../lambdas/contacts/contact.model.ts';
import { saveContacts } from './contacts-csv.ts';
import classes from './Several.module.css';
import type { Act, Send } from './treat.ts';

const SeveralDialog = lazy(async () => ({ default: (await import('./SeveralDialog.tsx')).SeveralDialog }));

type Props = {
  /** What the list shows now, and which of it are chosen. */
  shown: readonly Contact[];
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  /** Whose contacts they are, for the name of the file. */
  of: string;
  send: Send;
  /** Some contacts were treated: the list is to be read again. */
  onTreated: () => void;
};

/** Choosing several contacts of a list, and what can be done to them at once (F8). What a search hides is left alone. */
export const Several = ({ shown, picked, onPick, of, send, onTreated }: Props) => {
  const [act, setAct] = useState<Act>();
  const all = useRef<HTMLInputElement>(null);
  const chosen = shown.filter(({ id }) => picked.has(id));
  const some = chosen.length > 0 && chosen.length < shown.length;
  useEffect(() => {
    if (all.current) all.current.indeterminate = some;
  }, [some]);
  return (
    <fieldset className={classes.bar} data-some={chosen.length > 0 || undefined}>
      <legend>Several contacts at once</legend>
      <label className={classes.all}>
        <input
          ref={all}
          type="checkbox"
          className={classes.pick}
          checked={chosen.length > 0 && !some}
          onChange={() => onPick(new Set(chosen.length === shown.length ? [] : shown.map(({ id }) => id)))}
        />
        {shown.length === 1 ? 'Select the one shown' : `Select all ${shown.length} shown`}
      </label>
      <p aria-live="polite">{chosen.length > 0 ? `${chosen.length} selected` : ''}</p>
      <div className={classes.buttons}>
        <Button variant="default" disabled={chosen.length === 0} onClick={() => setAct('deactivate')}>
          Deactivate
        </Button>
        <Button variant="default" disabled={chosen.length === 0} onClick={() => setAct('welcome')}>
          Send welcome again
        </Button>
        <Button
          variant="default"
          disabled={chosen.length === 0}
          onClick={() => void saveContacts(chosen, of)}
        >
          Export
        </Button>
      </div>
      <Suspense>
        {act ? (
          <SeveralDialog
            act={act}
            contacts={chosen}
            send={send}
            onTreated={onTreated}
            onClose={() => setAct(undefined)}
          />
        ) : null}
      </Suspense>
    </fieldset>
  );
};

type PickProps = {
  id: string;
  name: string;
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
};

/** Chooses a contact of the list. */
export const Pick = ({ id, name, picked, onPick }: PickProps) => (
  <input
    type="checkbox"
    className={classes.pick}
    aria-label={`Select ${name}`}
    checked={picked.has(id)}
    onChange={() =>
      onPick(new Set(picked.has(id) ? [...picked].filter((one) => one !== id) : [...picked, id]))
    }
  />
);
