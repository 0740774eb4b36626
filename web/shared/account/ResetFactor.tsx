import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSubmission } from '../api/use-submission.ts';
import form_ from '../forms/form.module.css';
import { Ask } from '../ui/Ask.tsx';
import { say } from '../ui/flash.ts';
import { wordsFor } from '../ui/states.tsx';
import { absoluteTime } from '../ui/time.ts';

type Props = {
  /** Since when the person has a second factor; undefined: none. */
  since: string | undefined;
  name: string;
  id: string;
  /** Must be stable: it keeps the key of a submission whose outcome is unknown. */
  send: (id: string, key: string) => Promise<undefined>;
  /** Reads the person again. */
  onDone: () => Promise<unknown>;
};

/** The second factor of somebody else, with a reset for the day when phone and codes are gone (A9). */
export const ResetFactor = ({ since, name, id, send, onDone }: Props) => {
  const [asking, setAsking] = useState(false);
  const state = useRef<HTMLSpanElement>(null);
  const { submit, busy } = useSubmission(send);
  const reset = async () => {
    try {
      await submit(id);
      say(`The second factor of ${name} is reset. A mail tells them.`);
      await onDone();
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
    // The button that asked is gone with the factor: what stands in its place takes the focus.
    flushSync(() => setAsking(false));
    state.current?.focus();
  };
  return (
    <div className={form_.actions}>
      <span ref={state} tabIndex={-1} className={form_.note}>
        {since === undefined ? 'No second factor' : `Second factor since ${absoluteTime(since)}`}
      </span>
      {since === undefined ? null : (
        <Button
          variant="default"
          aria-label={`Reset the second factor of ${name}`}
          onClick={() => setAsking(true)}
        >
          Reset
        </Button>
      )}
      {asking ? (
        <Ask
          title={`Reset the second factor of ${name}?`}
          yes="Yes, reset it"
          no="No"
          busy={busy}
          onYes={() => void reset()}
          onNo={() => setAsking(false)}
        >
          <p>Are you sure that it is them who ask? Their app is not asked for any more.</p>
        </Ask>
      ) : null}
    </div>
  );
};
