import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import card from '../card.module.css';
import { contactFields, type ContactValues } from './contact-fields.ts';
import type { ContactFormData } from './ContactForm.tsx';
import classes from './Users.module.css';

type Props = { form: UseFormReturnType<ContactValues>; offers: ContactFormData };

/** The Contact tab: all fields, in parts. */
export const ContactParts = ({ form, offers }: Props) => (
  <>
    {contactFields.map(({ title, fields }) => (
      <section key={title} className={`${card.card} ${card.inside} ${classes.part}`}>
        <h2>{title}</h2>
        <div className={classes.grid}>
          {fields.map(({ name, label, required = false, type = 'text' }) => (
            <TextInput
              key={form.key(`fields.${name}`)}
              {...form.getInputProps(`fields.${name}`)}
              label={label}
              type={type}
              required={required}
              autoComplete="off"
            />
          ))}
          {title === 'Work' ? (
            <NativeSelect
              key={form.key('fields.siteId')}
              {...form.getInputProps('fields.siteId')}
              label="Site"
              data={[
                { value: '', label: 'None' },
                ...offers.sites.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          ) : null}
        </div>
      </section>
    ))}
  </>
);
