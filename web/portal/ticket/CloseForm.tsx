import { Button, Textarea } from '@mantine/core';
import { useCallback } from 'react';
import { Closing, type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { Choice } from '../../shared/forms/Choice.tsx';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { satisfactionNames } from '../../shared/ticket/words.ts';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../portal.ts';
import { refreshTicket } from './refresh.ts';

const faces = satisfactionNames.map((name, at) => ({ value: String(at + 1), label: `${at + 1} · ${name}` }));

const names = { satisfaction: 'Satisfaction', comment: 'Comment' };
type Values = { satisfaction?: number; comment: string };

/** Closes a resolved ticket with how satisfied the customer is, and a comment if they like. */
export const CloseForm = ({ ticket, onEnd }: { ticket: Ticket; onEnd: () => void }) => {
  const { number, version } = ticket;
  const form = useContractForm<Values>({
    schema: Closing.omit({ version: true }),
    initialValues: { comment: '' },
  });
  const send = useCallback(
    ({ satisfaction = 0, comment }: Values, key: string, version: number) =>
      call('closeTicket', { params: { number }, body: { version, satisfaction, comment } }, { key }),
    [number],
  );
  const done = async () => {
    say(`Ticket ${number} is closed. Thank you for telling us.`);
    await refreshTicket(number);
    onEnd();
  };
  const onSatisfaction = form.getInputProps('satisfaction').onChange as (value: number) => void;
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      seen={version}
      onDone={() => void done()}
      onRefused={() => void refreshTicket(number)}
      submit="Close the ticket"
      more={
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      }
    >
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
    </ContractForm>
  );
};
