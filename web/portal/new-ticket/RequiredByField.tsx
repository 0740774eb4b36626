import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { TicketValues } from './draft.ts';
import classes from './NewTicket.module.css';

/** By when a change is wanted (C5). */
export const RequiredByField = ({ form }: { form: UseFormReturnType<TicketValues> }) => (
  <TextInput
    key={form.key('requiredBy')}
    {...form.getInputProps('requiredBy')}
    type="date"
    className={classes.date}
    label="Required by"
    description="A guide for our planning. It does not override the agreed service levels."
    required
  />
);
