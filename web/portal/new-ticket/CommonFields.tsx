import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import form_ from '../../shared/forms/form.module.css';
import { useMe } from '../use-me.ts';
import type { TicketValues } from './draft.ts';
import type { TicketFormData } from './ticket-values.ts';

type Props = { form: UseFormReturnType<TicketValues>; offers: TicketFormData };

/** What every ticket has: title, contact, description, the customer's own reference. */
export const CommonFields = ({ form, offers }: Props) => {
  const { me, may } = useMe();
  const others = offers.contacts.filter(({ id }) => id !== me.id);
  return (
    <>
      <TextInput
        key={form.key('title')}
        {...form.getInputProps('title')}
        label="Title"
        description="A few words: what is wrong, or what you need"
        required
        maxLength={160}
        autoComplete="off"
      />
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
        <NativeSelect
          key={form.key('contactId')}
          {...form.getInputProps('contactId')}
          label="Contact"
          description="Whom should we talk to?"
          required
          data={[
            { value: me.id, label: `${me.name} (you)` },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextInput
          key={form.key('customerReference')}
          {...form.getInputProps('customerReference')}
          label="Your reference"
          description="Your own number for this, so that both of us find it"
          required
          maxLength={60}
          autoComplete="off"
        />
      </div>
      {may('contacts:manage') ? (
        <p className={form_.note}>
          Is the contact missing? <Link to="/users/new">Add a contact</Link>: what you wrote here is kept.
        </p>
      ) : null}
    </>
  );
};
