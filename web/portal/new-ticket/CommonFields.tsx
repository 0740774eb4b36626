import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import form_ from '../../shared/forms/form.module.css';
import { ContactField } from './ContactField.tsx';
import type { TicketValues } from './draft.ts';
import classes from './NewTicket.module.css';
import { Suggestions } from './Suggestions.tsx';
import type { TicketFormData } from './ticket-values.ts';

type Props = { form: UseFormReturnType<TicketValues>; offers: TicketFormData };

/** What every ticket has: title, description, contact, the customer's own reference; and what fits the title. */
export const CommonFields = ({ form, offers }: Props) => (
  <div className={classes.about}>
    <TextInput
      key={form.key('title')}
      {...form.getInputProps('title')}
      label="Title"
      description="A few words: what is wrong, or what you need"
      required
      autoComplete="off"
    />
    <Suggestions form={form} />
    <div className={classes.rest}>
      <Textarea
        key={form.key('description')}
        {...form.getInputProps('description')}
        label="Description"
        description="The more you tell us, the quicker we can help"
        required
        rows={6}
        resize="vertical"
      />
      <div className={form_.pair}>
        <ContactField form={form} contacts={offers.contacts} />
        <TextInput
          key={form.key('customerReference')}
          {...form.getInputProps('customerReference')}
          label="Your reference"
          description="Your own number for this, so that both of us find it"
          required
          autoComplete="off"
        />
      </div>
    </div>
  </div>
);
