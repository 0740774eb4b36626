import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import form_ from '../../shared/forms/form.module.css';
import type { TicketValues } from './draft.ts';

type Props = { form: UseFormReturnType<TicketValues>; today: string; asksRequiredBy: boolean };

/** By when it should be done, and the order that it is charged to (C5, C9). */
export const OrderFields = ({ form, today, asksRequiredBy }: Props) => {
  const path = asksRequiredBy ? 'requiredBy' : 'dueBy';
  return (
    <div className={form_.pair}>
      <TextInput
        key={form.key(path)}
        {...form.getInputProps(path)}
        type="date"
        min={today}
        label={asksRequiredBy ? 'Required by' : 'Due date'}
        description={`${asksRequiredBy ? '' : 'Optional. '}A guide for our planning. It does not override the agreed service levels.`}
        required={asksRequiredBy}
      />
      <TextInput
        key={form.key('poNumber')}
        {...form.getInputProps('poNumber')}
        label="Purchase order number"
        description="Optional. If this work needs an order of yours."
        autoComplete="off"
      />
    </div>
  );
};
