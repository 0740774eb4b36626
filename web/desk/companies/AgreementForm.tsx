import { Button, Checkbox } from '@mantine/core';
import { useCallback } from 'react';
import { type Agreement, AgreementFields } from '../../../lambdas/agreements/agreement.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { type FieldSpec, namesOf, TextFields } from '../parts/TextFields.tsx';
import type { Agreed } from './AgreementsPage.tsx';

const fields: FieldSpec[] = [
  { path: 'name', label: 'Name', required: true },
  { path: 'from', label: 'First day', type: 'date', required: true },
  { path: 'until', label: 'Last day, if it ends', type: 'date' },
];
const names = { ...namesOf(fields), serviceIds: 'Services' };
type Values = { name: string; from: string; until: string; serviceIds: string[] };
type Props = { companyId: string; agreement?: Agreement; agreed: Agreed; onClose: () => void };

/** Adds an agreement, or changes or ends one. */
export const AgreementForm = ({ companyId, agreement, agreed, onClose }: Props) => {
  const { name = '', from = agreed.today, until = '', serviceIds = [] } = agreement ?? {};
  const form = useContractForm<Values>({
    schema: AgreementFields,
    initialValues: { name, from, until, serviceIds },
  });
  const send = useCallback(
    async (body: Values, key: string) => {
      if (!agreement) return call('createAgreement', { params: { companyId }, body }, { key });
      const params = { companyId, agreementId: agreement.id };
      return call('changeAgreement', { params, body: { ...body, version: agreement.version } }, { key });
    },
    [companyId, agreement],
  );
  const choices = agreed.services.filter(({ id, active }) => active || serviceIds.includes(id));
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit={agreement ? 'Save' : 'Add agreement'}
      onDone={() => {
        say(`${form.getValues().name} is saved.`);
        void queryClient.invalidateQueries({ queryKey: ['agreements', companyId] });
        onClose();
      }}
      more={
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <TextFields form={form} fields={fields} />
      <Checkbox.Group
        label="Services that it covers"
        key={form.key('serviceIds')}
        {...form.getInputProps('serviceIds')}
      >
        {choices.map(({ id, name: service, active, forEveryone }) => (
          <Checkbox
            key={id}
            value={id}
            mt="xs"
            label={`${service}${active ? '' : ' (retired)'}${forEveryone ? ' (for everyone anyway)' : ''}`}
          />
        ))}
      </Checkbox.Group>
    </ContractForm>
  );
};
