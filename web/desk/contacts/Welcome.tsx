import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { type Contact, fullName } from '../../../lambdas/contacts/contact.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { say } from '../../shared/ui/flash.ts';
import { Moment } from '../../shared/ui/Moment.tsx';
import { wordsFor } from '../../shared/ui/states.tsx';
import { call } from '../client.ts';
import classes from './Contacts.module.css';

/** When the welcome mail went out, and sending it again (A2). */
export const Welcome = ({ companyId, contact }: { companyId: string; contact: Contact }) => {
  const send = useCallback(
    (contactId: string, key: string) =>
      call('resendCompanyWelcome', { params: { companyId, contactId } }, { key }),
    [companyId],
  );
  const { submit, busy } = useSubmission(send);
  const again = async () => {
    try {
      await submit(contact.id);
      say(`The welcome mail to ${fullName(contact.fields)} is on its way, with a new one-time password.`);
    } catch (error) {
      say(`That was not done. ${wordsFor(error)}`);
    }
  };
  const { welcomedAt } = contact.access;
  return (
    <div className={classes.welcome}>
      <Button variant="default" loading={busy} onClick={() => void again()}>
        Send welcome mail again
      </Button>
      <span className="desk-quiet">
        {welcomedAt ? (
          <>
            Last sent <Moment at={welcomedAt} />. The password of before ends with it.
          </>
        ) : (
          'The welcome mail is on its way.'
        )}
      </span>
    </div>
  );
};
