import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { FollowUp } from '../../../lambdas/tickets/note.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../portal.ts';
import { refreshTicket } from './refresh.ts';

const raise = (sends: SendsOf<'followUp'>, key: string) => call('followUp', sends, { key });
const names = { title: 'Title', description: 'Description', requiredBy: 'Required by' };

/** Closed is final: what is not solved goes on in a new ticket, linked to this one (E6). */
export const FollowUpForm = ({ ticket, onEnd }: { ticket: Ticket; onEnd: () => void }) => {
  const { number, title, siteName, itemName, type } = ticket;
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const { submit, busy } = useSubmission(raise);
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const form = useContractForm({
    schema: FollowUp.omit({ files: true }),
    initialValues: { title, description: '', requiredBy: undefined as string | undefined },
  });
  const send = async (values: { title: string; description: string; requiredBy: string | undefined }) => {
    setError(undefined);
    try {
      const made = await submit({ params: { number }, body: values });
      await refreshTicket(number);
      say(`Ticket ${made.number} was raised. It follows up ${number}.`);
      void navigate({ to: '/tickets/$number', params: { number: made.number } });
    } catch (problem) {
      if (!showServerErrors(form, problem)) setError(problem);
    }
  };
  return (
    <form
      noValidate
      className={form_.form}
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusFirstWrong(form, errors),
      )}
    >
      <ErrorSummary errors={form.errors} names={names} error={error} />
      <p className={form_.note}>
        The new ticket is for {siteName}
        {itemName ? `, about ${itemName}` : ''}. The people on this ticket are on it as well.
      </p>
      <TextInput key={form.key('title')} {...form.getInputProps('title')} label="Title" required />
      <Textarea
        key={form.key('description')}
        {...form.getInputProps('description')}
        ref={first}
        label="What is not solved?"
        required
        rows={4}
        resize="vertical"
      />
      {type === 'change' ? (
        <TextInput
          key={form.key('requiredBy')}
          {...form.getInputProps('requiredBy')}
          type="date"
          label="Required by"
          required
        />
      ) : null}
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Open a follow-up
        </Button>
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
