import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { say } from '../../shared/ui/flash.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import { call } from '../portal.ts';

const resend = (contactId: string, key: string) => call('resendWelcome', { params: { contactId } }, { key });

/** When the welcome mail went out, and sending it again (A2). */
export const Welcome = ({ contactId, welcomedAt }: { contactId: string; welcomedAt: string | undefined }) => {
  const { submit, busy } = useSubmission(resend);
  const [error, setError] = useState<unknown>();
  const again = async () => {
    setError(undefined);
    try {
      await submit(contactId);
      say('The welcome mail is on its way, with a new one-time password.');
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      {error === undefined ? null : <ErrorSummary errors={{}} names={{}} error={error} />}
      <div className={form_.actions}>
        <Button variant="default" loading={busy} onClick={() => void again()}>
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
      </div>
    </>
  );
};
