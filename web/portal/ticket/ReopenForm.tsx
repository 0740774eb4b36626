import { Button, Textarea } from '@mantine/core';
import { useCallback } from 'react';
import { Reopening, type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../portal.ts';
import { refreshTicket } from './refresh.ts';

const names = { comment: 'What is not solved yet?' };

/** Reopens a resolved ticket with why it is not solved. */
export const ReopenForm = ({ ticket, onEnd }: { ticket: Ticket; onEnd: () => void }) => {
  const { number, version } = ticket;
  const form = useContractForm({ schema: Reopening.omit({ version: true }), initialValues: { comment: '' } });
  const send = useCallback(
    ({ comment }: { comment: string }, key: string, version: number) =>
      call('reopenTicket', { params: { number }, body: { version, comment } }, { key }),
    [number],
  );
  const done = async () => {
    say(`Ticket ${number} is open again. We are looking at it.`);
    await refreshTicket(number);
    onEnd();
  };
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      seen={version}
      onDone={() => void done()}
      onRefused={() => void refreshTicket(number)}
      submit="Reopen the ticket"
      more={
        <Button variant="default" onClick={onEnd}>
          Cancel
        </Button>
      }
    >
      <Textarea
        key={form.key('comment')}
        {...form.getInputProps('comment')}
        label={names.comment}
        required
        rows={4}
        resize="vertical"
      />
    </ContractForm>
  );
};
