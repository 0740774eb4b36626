import { Button, Checkbox } from '@mantine/core';
import { useCallback } from 'react';
import { ChangeDetails as Body, type Ticket } from '../../../lambdas/tickets/ticket.model.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call } from '../client.ts';
import { namesOf, TextFields } from '../parts/TextFields.tsx';
import { refreshTicket } from '../refresh-ticket.ts';

const fields = [
  { path: 'dueBy', label: 'Due date', type: 'date' as const },
  { path: 'poNumber', label: 'Purchase order' },
];
const names = { ...namesOf(fields), emergency: 'Emergency' };
const schema = Body.omit({ version: true });
type Values = { dueBy: string; poNumber: string; emergency: boolean };

type Props = { ticket: Ticket; onClose: () => void; onLoadNewest: () => void };

/** What the customer's form has, for the desk to set right. */
export const DetailsForm = ({ ticket, onClose, onLoadNewest }: Props) => {
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
