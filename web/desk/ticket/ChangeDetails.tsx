import { Button, Checkbox } from '@mantine/core';
import { useCallback, useState } from 'react';
import { ChangeDetails as Body, type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { namesOf, TextFields } from '../parts/TextFields.tsx';
import { ticketQuery } from '../queries.ts';
import { refreshTicket } from '../refresh-ticket.ts';

const fields = [
  { path: 'dueBy', label: 'Due date', type: 'date' as const },
  { path: 'poNumber', label: 'Purchase order' },
];
const names = { ...namesOf(fields), emergency: 'Emergency' };
const schema = Body.omit({ version: true });
type Values = { dueBy: string; poNumber: string; emergency: boolean };

/** The button, and the window that it opens: what the customer's form has, for the desk to set right. */
export const ChangeDetails = ({ ticket }: { ticket: Ticket }) => {
  const [opened, setOpened] = useState<Ticket>();
  const { companyId, number } = ticket;
  const close = () => setOpened(undefined);
  const loadNewest = async () =>
    setOpened((await queryClient.fetchQuery({ ...ticketQuery(companyId, number), staleTime: 0 })).ticket);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(ticket)}>
        Change due date, order or emergency
      </Button>
      {opened ? (
        <Dialog title="Change the ticket" onClose={close}>
          <DetailsForm
            key={opened.version}
            ticket={opened}
            onClose={close}
            onLoadNewest={() => void loadNewest()}
          />
        </Dialog>
      ) : null}
    </>
  );
};

type Props = { ticket: Ticket; onClose: () => void; onLoadNewest: () => void };

const DetailsForm = ({ ticket, onClose, onLoadNewest }: Props) => {
  const { companyId, number, version, dueBy = '', poNumber = '', emergency } = ticket;
  const form = useContractForm<Values>({ schema, initialValues: { dueBy, poNumber, emergency } });
  const send = useCallback(
    (values: Values, key: string) =>
      call('changeDetails', { params: { companyId, number }, body: { ...values, version } }, { key }),
    [companyId, number, version],
  );
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit="Save"
      onDone={() => {
        onClose();
        void refreshTicket(companyId, number).then(() => say('The ticket is changed.'));
      }}
      onLoadNewest={onLoadNewest}
      more={
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <TextFields form={form} fields={fields} />
      {ticket.type === 'incident' ? (
        <Checkbox
          key={form.key('emergency')}
          {...form.getInputProps('emergency', { type: 'checkbox' })}
          label="This is an emergency"
          description="It is critical then, and its clocks run by that. Without the mark urgency and impact decide again."
        />
      ) : null}
    </ContractForm>
  );
};
