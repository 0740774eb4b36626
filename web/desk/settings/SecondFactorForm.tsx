import { Checkbox } from '@mantine/core';
import { useCallback } from 'react';
import * as z from 'zod';
import type { SettingsPage } from '../../../lambdas/provider/provider.contract.ts';
import { SecondFactorRule } from '../../../lambdas/provider/provider.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';

const schema = z.object({ secondFactor: SecondFactorRule });
type Values = z.infer<typeof schema>;

/** For whom a second factor is required (A9). */
export const SecondFactorForm = ({ settings: { version, secondFactor } }: { settings: SettingsPage }) => {
  const form = useContractForm<Values>({ schema, initialValues: { secondFactor } });
  const send = useCallback(
    (values: Values, key: string) => call('changeSecondFactor', { body: { ...values, version } }, { key }),
    [version],
  );
  const box = (path: 'secondFactor.staff' | 'secondFactor.customers', label: string) => (
    <Checkbox key={form.key(path)} label={label} {...form.getInputProps(path, { type: 'checkbox' })} />
  );
  return (
    <ContractForm
      form={form}
      names={{}}
      send={send}
      submit="Save second factor"
      onDone={() => {
        say('Who must have a second factor is saved.');
        void queryClient.invalidateQueries({ queryKey: ['settings'] });
      }}
    >
      {box('secondFactor.staff', 'Required for our own staff')}
      {box('secondFactor.customers', 'Required for the people of all customers')}
    </ContractForm>
  );
};
