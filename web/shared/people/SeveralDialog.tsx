import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Contact, fullName } from '../../../lambdas/contacts/contact.model.ts';
import type { TreatedContact } from '../../../lambdas/contacts/contacts.contract.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { wordsFor } from '../ui/states.tsx';
import { actWords, people, summary, withoutAccess } from './several-words.ts';
import classes from './Several.module.css';
import { type Act, type Batch, batchesOf, concerned, type Send, treatAll } from './treat.ts';

type Props = {
  act: Act;
  contacts: readonly Contact[];
  send: Send;
  onTreated: () => void;
  onClose: () => void;
};

/** Asks, does it with progress, and says of each contact what came of it. */
export const SeveralDialog = ({ act, contacts: asked, send, onTreated, onClose }: Props) => {
  // The list behind is read again while the answers are looked at.
  const [contacts] = useState(() => concerned(act, asked));
  const [without] = useState(asked.length - contacts.length);
  const [results, setResults] = useState<readonly TreatedContact[]>([]);
  const [state, setState] = useState<'asking' | 'running' | 'stopped' | 'over'>('asking');
  const [error, setError] = useState<unknown>();
  const left = useRef<Batch[]>(undefined);
  const { title, meaning, yes } = actWords[act];
  const start = async () => {
    setState('running');
    setError(undefined);
    left.current ??= batchesOf(
      contacts.map(({ id }) => id),
      () => crypto.randomUUID(),
    );
    try {
      await treatAll([...left.current], act, send, (more) => {
        left.current?.shift();
        setResults((before) => [...before, ...more]);
      });
      setState('over');
    } catch (problem) {
      setError(problem);
      setState('stopped');
    }
    onTreated();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        state === 'over' || contacts.length === 0 ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button loading={state === 'running'} onClick={() => void start()}>
              {state === 'stopped' ? 'Go on' : `${yes}: ${people(contacts.length)}`}
            </Button>
            <Button variant="default" disabled={state === 'running'} onClick={onClose}>
              {state === 'stopped' ? 'Close' : 'Cancel'}
            </Button>
          </>
        )
      }
    >
      {state === 'asking' ? (
        <>
          {contacts.length > 0 ? <p>{meaning}</p> : null}
          <Names contacts={contacts} />
          {without > 0 ? <p>{withoutAccess(without)}</p> : null}
        </>
      ) : (
        <Progress done={results.length} all={contacts.length} />
      )}
      <output className={classes.told}>
        {state === 'over' ? summary(act, results) : null}
        {state === 'stopped' ? (
          <>
            {wordsFor(error)} {results.length} of {people(contacts.length)} are done; “Go on” does the rest.
          </>
        ) : null}
      </output>
      <Refusals contacts={contacts} results={results} />
    </Dialog>
  );
};

const Progress = ({ done, all }: { done: number; all: number }) => (
  <p className={classes.progress}>
    <progress value={done} max={all} aria-label="Contacts done" />
    {done} of {all}
  </p>
);

/** So many names tell who is meant; of more, the number does. */
const named = 8;

const Names = ({ contacts }: { contacts: readonly Contact[] }) => (
  <p className={classes.names}>
    {contacts
      .slice(0, named)
      .map(({ fields }) => fullName(fields))
      .join(', ')}
    {contacts.length > named ? ` and ${contacts.length - named} more` : ''}
  </p>
);

const Refusals = ({
  contacts,
  results,
}: Pick<Props, 'contacts'> & { results: readonly TreatedContact[] }) => {
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  if (refused.length === 0) return null;
  const names = new Map(contacts.map(({ id, fields }) => [id, fullName(fields)]));
  return (
    <ul className={classes.refused} aria-label="Left as they are">
      {refused.map(({ contactId, reason }) => (
        <li key={contactId}>
          <strong>{names.get(contactId)}</strong>: {reason}
        </li>
      ))}
    </ul>
  );
};
