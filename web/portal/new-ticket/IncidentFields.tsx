import { Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { impacts, urgencies } from '../../../lambdas/tickets/ticket.model.ts';
import { Choice } from '../../shared/forms/Choice.tsx';
import form_ from '../../shared/forms/form.module.css';
import { impactNames, urgencyNames } from '../../shared/ticket/words.ts';
import type { TicketValues } from './draft.ts';
import { EmergencyField } from './EmergencyField.tsx';

const urgencyOptions = urgencies.map((value) => ({ value, label: urgencyNames[value] }));
const impactOptions = impacts.map((value) => ({ value, label: impactNames[value] }));

type Props = { form: UseFormReturnType<TicketValues>; emergency: boolean; phone: string };

/** What an incident asks besides: how urgent, who is affected, what was tried and seen (C3). */
export const IncidentFields = ({ form, emergency, phone }: Props) => (
  <>
    <div className={form_.pair}>
      <Choice
        key={form.key('urgency')}
        {...form.getInputProps('urgency')}
        label="How urgent is your request?"
        required
        options={urgencyOptions}
      />
      <Choice
        key={form.key('impact')}
        {...form.getInputProps('impact')}
        label="Who is affected?"
        required
        options={impactOptions}
      />
    </div>
    <EmergencyField form={form} emergency={emergency} phone={phone} />
    <Textarea
      key={form.key('stepsTried')}
      {...form.getInputProps('stepsTried')}
      label="What have you tried already?"
      description="Optional"
      rows={3}
      resize="vertical"
    />
    <Textarea
      key={form.key('errorMessages')}
      {...form.getInputProps('errorMessages')}
      label="Which error messages, codes or lights do you see?"
      description="Optional"
      rows={3}
      resize="vertical"
    />
  </>
);
