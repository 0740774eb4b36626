import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Reopening, type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../portal.ts';
import { refreshTicket } from './refresh.ts';

const reopen = (sends: SendsOf<'reopenTicket'>, key: string) => call('reopenTicket', sends, { key });

/** Reopens a resolved ticket with why it is not solved. */
export const ReopenForm = ({ ticket, onEnd }: { ticket: Ticket; onEnd: () => void }) => {
  const { number, version } = ticket;
  const [error, setError] = useState<unknown>();
  const { submit, busy } = useSubmission(reopen);
  const form = useContractForm({ schema: Reopening.omit({ version: true }), initialValues: { comment: '' } });
  const send = async (comment: string) => {
    setError(undefined);
    try {
      await submit({ params: { number }, body: { version, comment } });
      say(`Ticket ${number} is open again. We are looking at it.`);
      await refreshTicket(number);
      onEnd();
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
      await refreshTicket(number);
    }
  };
  return (
    <form
      noValidate
      className={form_.form}
      onSubmit={form.onSubmit(
        ({ comment }) => void send(comment),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      {error === undefined ? null : <ErrorSummary errors={{}} names={{}} error={error} />}
      <Textarea
        key={form.key('comment')}
        {...form.getInputProps('comment')}
        label="What is not solved yet?"
        required
        rows={4}
        resize="vertical"
      />
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Reopen the ticket
        </Button>
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
