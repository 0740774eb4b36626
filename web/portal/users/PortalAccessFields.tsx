import { Checkbox, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId, useState } from 'react';
import { seesBySite } from '../../../lambdas/levels/level.model.ts';
import form_ from '../../shared/forms/form.module.css';
import type { ContactValues } from './contact-fields.ts';
import type { ContactFormData } from './ContactForm.tsx';
import classes from './Users.module.css';

type Props = { form: UseFormReturnType<ContactValues>; offers: ContactFormData; email: string };

/** The Client Portal tab (F3): whether the person may sign in, as whom, and with which security levels. */
export const PortalAccessFields = ({ form, offers, email }: Props) => {
  const [access, setAccess] = useState(form.getValues().access);
  const { active, levels, sites } = access;
  const errorId = useId();
  const error = form.errors['access.levels'];
  const change = (part: Partial<ContactValues['access']>) => {
    const next = { ...access, ...part };
    setAccess(next);
    form.setFieldValue('access', next);
    form.clearFieldError('access.levels');
  };
  const chosen = offers.levels.filter(({ id }) => levels.includes(id));
  const bySite = seesBySite(chosen.flatMap(({ capabilities }) => capabilities));
  return (
    <>
      <h2>Client Portal</h2>
      <Checkbox
        label="Activate Client Portal"
        description="A welcome mail tells the person how to sign in: with a one-time password, or with the account of the own organisation where that is set up. Taking the tick away ends the access at once."
        checked={active}
        onChange={(event) => change({ active: event.currentTarget.checked })}
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
      {active && bySite && offers.sites.length > 1 ? (
        <fieldset className={classes.levels}>
          <legend>Sites whose tickets the person sees, besides the own one</legend>
          {offers.sites.map(({ id, name }, at) => (
            <Checkbox
              key={id}
              label={name}
              checked={sites.includes(id)}
              {...(at === 0 ? { 'data-path': 'access.sites' } : {})}
              onChange={(event) =>
                change({
                  sites: event.currentTarget.checked ? [...sites, id] : sites.filter((site) => site !== id),
                })
              }
            />
          ))}
        </fieldset>
      ) : null}
      {active ? null : <p className={form_.note}>Without access, this person is a contact only.</p>}
    </>
  );
};
