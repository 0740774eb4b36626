import { Button, NativeSelect } from '@mantine/core';
import { useCallback } from 'react';
import { ItemFields, type Site } from '../../../lambdas/companies/company.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { useStart } from '../frame/start.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { type FieldSpec, namesOf, TextFields } from '../parts/TextFields.tsx';

const fields: FieldSpec[] = [
  { path: 'name', label: 'Name', required: true },
  { path: 'product', label: 'Product', required: true },
  { path: 'serial', label: 'Serial number' },
  { path: 'warrantyUntil', label: 'Warranty until', type: 'date' },
];
const names = { ...namesOf(fields), siteId: 'Site', teamId: 'Team' };
type Values = {
  name: string;
  product: string;
  serial: string;
  siteId: string;
  teamId: string;
  warrantyUntil?: string;
};
type Props = { companyId: string; sites: readonly Site[]; onClose: () => void };

/** Adds an item to one of the company's sites. */
export const ItemForm = ({ companyId, sites, onClose }: Props) => {
  const { teams } = useStart();
  const siteId = (sites.find(({ main }) => main) ?? sites[0])?.id ?? '';
  const initialValues: Values = { name: '', product: '', serial: '', siteId, teamId: teams[0]?.id ?? '' };
  const form = useContractForm<Values>({ schema: ItemFields, initialValues });
  const send = useCallback(
    (body: Values, key: string) => call('createItem', { params: { companyId }, body }, { key }),
    [companyId],
  );
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit="Add item"
      onDone={() => {
        say(`${form.getValues().name} is added.`);
        void queryClient.invalidateQueries({ queryKey: ['company', companyId] });
        onClose();
      }}
      more={
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      }
    >
      <TextFields form={form} fields={fields}>
        <NativeSelect
          label="Site"
          data={sites.map(({ id, name }) => ({ value: id, label: name }))}
          key={form.key('siteId')}
          {...form.getInputProps('siteId')}
        />
        <NativeSelect
          label="Team"
          description="Tickets on this item go straight to this team."
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          key={form.key('teamId')}
          {...form.getInputProps('teamId')}
        />
      </TextFields>
    </ContractForm>
  );
};
