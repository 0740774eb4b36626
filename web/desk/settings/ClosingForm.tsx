import { useCallback } from 'react';
import * as z from 'zod';
import type { SettingsPage } from '../../../lambdas/provider/provider.contract.ts';
import { SelfClosing } from '../../../lambdas/tickets/closing.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../client.ts';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { namesOf, TextFields } from '../parts/TextFields.tsx';

const fields = [
  { path: 'closing.days', label: 'Days after which a resolved ticket closes (0: never)', required: true },
  { path: 'closing.remindDays', label: 'Days before that the customer is reminded (0: not)', required: true },
];
const names = namesOf(fields);

type Values = { closing: { days: string; remindDays: string } };
const closingOf = ({ closing: { days, remindDays } }: Values): SelfClosing => ({
  days: days.trim() === '' ? NaN : Number(days),
  remindDays: remindDays.trim() === '' ? NaN : Number(remindDays),
});
const schema = z.preprocess(
  (values) => ({ closing: closingOf(values as Values) }),
  z.object({ closing: SelfClosing }),
);

/** When resolved tickets close by themselves, and when their contacts are reminded (E7). */
export const ClosingForm = ({ settings: { version, closing } }: { settings: SettingsPage }) => {
  const form = useContractForm<Values>({
    schema,
    initialValues: { closing: { days: String(closing.days), remindDays: String(closing.remindDays) } },
  });
  const send = useCallback(
    (values: Values, key: string) =>
      call('changeClosing', { body: { closing: closingOf(values), version } }, { key }),
    [version],
  );
  return (
    <ContractForm
      form={form}
      names={names}
      send={send}
      submit="Save closing"
      onDone={() => {
        say('The days of closing are saved.');
        void queryClient.invalidateQueries({ queryKey: ['settings'] });
      }}
    >
      <TextFields form={form} fields={fields} />
    </ContractForm>
  );
};
