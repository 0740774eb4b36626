import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSubmission } from '../api/use-submission.ts';
import form_ from '../forms/form.module.css';
import { Ask } from '../ui/Ask.tsx';
import { say } from '../ui/flash.ts';
import { Moment } from '../ui/Moment.tsx';
import { wordsFor } from '../ui/states.tsx';
import { actWords } from './several-words.ts';

type Props = {
  contactId: string;
  name: string;
  /** Absent while the mail is on its way. */
  welcomedAt: string | undefined;
  /** Must be stable: it keeps the key of a submission whose outcome is unknown. */
  send: (contactId: string, key: string) => Promise<undefined>;
  /** It goes out again, from this instant on. */
  onSent: (at: string) => void;
};

/** When the welcome mail went out, and sending it again (A2). Asks: whether a password was chosen is not known. */
export const Welcome = ({ contactId, name, welcomedAt, send, onSent }: Props) => {
  const { submit, busy } = useSubmission(send);
  const [asking, setAsking] = useState(false);
  const again = async () => {
    try {
      await submit(contactId);
      say(`The welcome mail to ${name} is on its way.`);
      onSent(new Date().toISOString());
    } catch (problem) {
      say(`Nothing was sent. ${wordsFor(problem)}`);
    }
    setAsking(false);
  };
  return (
    <div className={form_.actions}>
      <Button variant="default" onClick={() => setAsking(true)}>
        Send welcome mail again
      </Button>
      <span className={form_.note}>
        {welcomedAt ? (
          <>
            Last sent <Moment at={welcomedAt} />
          </>
        ) : (
          'The welcome mail is on its way.'
        )}
      </span>
      {asking ? (
        <Ask
          title={`Send the welcome mail to ${name} again?`}
          yes="Send it again"
          busy={busy}
          onYes={() => void again()}
          onNo={() => setAsking(false)}
        >
          <p>{actWords.welcome.meaning}</p>
        </Ask>
      ) : null}
    </div>
  );
};
