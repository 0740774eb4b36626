import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSubmission } from '../api/use-submission.ts';
import form_ from '../forms/form.module.css';
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
  onDone: () => void;
};

/** The second factor of somebody else, with a reset for the day when phone and codes are gone (A9). */
export const ResetFactor = ({ since, name, id, send, onDone }: Props) => {
  const [asking, setAsking] = useState(false);
  const { submit, busy } = useSubmission(send);
  const reset = async () => {
    try {
      await submit(id);
      say(`The second factor of ${name} is reset. A mail tells them.`);
      onDone();
    } catch (problem) {
      say(`Nothing was changed. ${wordsFor(problem)}`);
    }
    setAsking(false);
  };
  if (since === undefined) return <span className={form_.note}>No second factor</span>;
  return (
    <div className={form_.actions}>
      <span className={form_.note}>
        {asking
          ? 'Are you sure that it is them who ask? Their app is not asked for any more.'
          : `Second factor since ${absoluteTime(since)}`}
      </span>
      {asking ? (
        <>
          <Button color="red" loading={busy} onClick={() => void reset()}>
            Yes, reset it
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            No
          </Button>
        </>
      ) : (
        <Button
          variant="default"
          aria-label={`Reset the second factor of ${name}`}
          onClick={() => setAsking(true)}
        >
          Reset
        </Button>
      )}
    </div>
  );
};
