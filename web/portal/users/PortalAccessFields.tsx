import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId, useState } from 'react';
import form_ from '../../shared/forms/form.module.css';
import type { ContactValues } from './contact-fields.ts';
import type { ContactFormData } from './ContactForm.tsx';
import classes from './Users.module.css';

type Props = { form: UseFormReturnType<ContactValues>; offers: ContactFormData; email: string };

/** The Client Portal tab (F3): whether the person may sign in, as whom, and with which security levels. */
export const PortalAccessFields = ({ form, offers, email }: Props) => {
  const [{ active, levels }, setAccess] = useState(form.getValues().access);
  const errorId = useId();
  const error = form.errors['access.levels'];
  const change = (access: ContactValues['access']) => {
    setAccess(access);
    form.setFieldValue('access', access);
    form.clearFieldError('access.levels');
  };
  return (
    <>
      <h2>Client Portal</h2>
      <Checkbox
        label="Activate Client Portal"
        description="The person gets a welcome mail with a one-time password. Taking the tick away ends the access at once."
        checked={active}
        onChange={(event) => change({ active: event.currentTarget.checked, levels })}
      />
      <TextInput
        label="User name"
        description="The first e-mail address of the contact"
        value={active ? email : ''}
        readOnly
        disabled={!active}
      />
      <fieldset className={classes.levels} disabled={!active} aria-describedby={error ? errorId : undefined}>
        <legend>Security level</legend>
        {offers.levels.map(({ id, name, meaning }, at) => (
          <Checkbox
            key={id}
            label={name}
            description={meaning}
            checked={active && levels.includes(id)}
            {...(at === 0 ? { 'data-path': 'access.levels' } : {})}
            onChange={(event) =>
              change({
                active,
                levels: event.currentTarget.checked
                  ? [...levels, id]
                  : levels.filter((level) => level !== id),
              })
            }
          />
        ))}
        {error ? (
          <p id={errorId} role="alert">
            {error}
          </p>
        ) : null}
      </fieldset>
      {active ? null : <p className={form_.note}>Without access, this person is a contact only.</p>}
    </>
  );
};
