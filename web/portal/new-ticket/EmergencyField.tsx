import { Checkbox } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { TicketValues } from './draft.ts';
import classes from './NewTicket.module.css';

type Props = { form: UseFormReturnType<TicketValues>; emergency: boolean; phone: string };

/** The emergency tick, which asks to phone the moment it is made (C8). */
export const EmergencyField = ({ form, emergency, phone }: Props) => (
  <div className={classes.emergency} data-on={emergency || undefined}>
    <Checkbox
      key={form.key('emergency')}
      {...form.getInputProps('emergency', { type: 'checkbox' })}
      label="This is an emergency"
      description="Work has stopped, or people or data are in danger. We treat it as critical."
    />
    <output>
      {emergency ? (
        <strong>
          {phone ? (
            <>
              Please phone us on <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a> now
            </>
          ) : (
            'Please phone us now'
          )}
          , and send this ticket as well: then somebody starts at once.
        </strong>
      ) : null}
    </output>
  </div>
);
