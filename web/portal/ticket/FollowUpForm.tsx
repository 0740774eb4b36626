import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { FollowUp } from '../../../lambdas/tickets/note.model.ts';
import type { Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import form_ from '../../shared/forms/form.module.css';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../portal.ts';
import { refreshTicket } from './refresh.ts';

type Values = { title: string; description: string; requiredBy: string | undefined };
const names = { title: 'Title', description: 'Description', requiredBy: 'Required by' };

/** Closed is final: what is not solved goes on in a new ticket, linked to this one (E6). */
export const FollowUpForm = ({ ticket, onEnd }: { ticket: Ticket; onEnd: () => void }) => {
  const { number, title, siteName, itemName, type } = ticket;
  const navigate = useNavigate();
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const form = useContractForm({
    schema: FollowUp.omit({ files: true }),
    initialValues: { title, description: '', requiredBy: undefined } as Values,
  });
  const send = useCallback(
    async (body: Values, key: string) => {
      const made = await call('followUp', { params: { number }, body }, { key });
      await refreshTicket(number);
      return made;
    },
    [number],
  );
  const done = (made: { number: string }) => {
    say(`Ticket ${made.number} was raised. It follows up ${number}.`);
    void navigate({ to: '/tickets/$number', params: { number: made.number } });
  };
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      onDone={done}
      submit="Open a follow-up"
      more={
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      }
    >
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
    </ContractForm>
  );
};
