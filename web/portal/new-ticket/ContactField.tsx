import { NativeSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Suspense, useState } from 'react';
import { useMe } from '../use-me.ts';
import type { TicketValues } from './draft.ts';
import { later } from '../../shared/ui/later.ts';
import classes from './NewTicket.module.css';
import type { TicketFormData } from './ticket-values.ts';

const newContact = later(async () => (await import('./NewContact.tsx')).NewContact);

type Props = { form: UseFormReturnType<TicketValues>; contacts: TicketFormData['contacts'] };

/** Whom to talk to: the person, or another contact; who manages contacts can add one on the spot (C14). */
export const ContactField = ({ form, contacts }: Props) => {
  const { me, may } = useMe();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<TicketFormData['contacts']>([]);
  const others = [...contacts, ...added].filter(
    ({ id }, at, all) => id !== me.id && all.findIndex((one) => one.id === id) === at,
  );
  const close = () => {
    setAdding(false);
    // The select is made anew when another contact is chosen, so it is looked for after that.
    setTimeout(() => form.getInputNode('contactId')?.focus());
  };
  return (
    <div>
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
      {may('contacts:manage') ? (
        <button type="button" className={classes.add} {...newContact.soon} onClick={() => setAdding(true)}>
          Add a contact
        </button>
      ) : null}
      <Suspense>
        {adding ? (
          <newContact.Part
            onClose={close}
            onAdded={(contact) => {
              setAdded((all) => [...all, contact]);
              form.setFieldValue('contactId', contact.id);
              close();
            }}
          />
        ) : null}
      </Suspense>
    </div>
  );
};
