import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Closing, type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { Choice } from '../../shared/forms/Choice.tsx';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { satisfactionNames } from '../../shared/ticket/words.ts';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../portal.ts';
import { refreshTicket } from './refresh.ts';

const close = (sends: SendsOf<'closeTicket'>, key: string) => call('closeTicket', sends, { key });
const faces = satisfactionNames.map((name, at) => ({ value: String(at + 1), label: `${at + 1} · ${name}` }));

type Values = { satisfaction?: number; comment: string };

/** Closes a resolved ticket with how satisfied the customer is, and a comment if they like. */
export const CloseForm = ({ ticket, onEnd }: { ticket: Ticket; onEnd: () => void }) => {
  const { number, version } = ticket;
  const [error, setError] = useState<unknown>();
  const { submit, busy } = useSubmission(close);
  const form = useContractForm<Values>({
    schema: Closing.omit({ version: true }),
    initialValues: { comment: '' },
  });
  const send = async ({ satisfaction = 0, comment }: Values) => {
    setError(undefined);
    try {
      await submit({ params: { number }, body: { version, satisfaction, comment } });
      say(`Ticket ${number} is closed. Thank you for telling us.`);
      await refreshTicket(number);
      onEnd();
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
      await refreshTicket(number);
    }
  };
  const onSatisfaction = form.getInputProps('satisfaction').onChange as (value: number) => void;
  return (
    <form
      noValidate
      className={form_.form}
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      {error === undefined ? null : <ErrorSummary errors={{}} names={{}} error={error} />}
      <Choice
        key={form.key('satisfaction')}
        data-path="satisfaction"
        label="How satisfied are you with how it was handled?"
        required
        options={faces}
        onChange={(value) => onSatisfaction(Number(value))}
        error={form.errors['satisfaction']}
      />
      <Textarea
        key={form.key('comment')}
        {...form.getInputProps('comment')}
        label="Comment"
        description="Optional: what went well, what could be better?"
        rows={3}
        resize="vertical"
      />
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Close the ticket
        </Button>
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
