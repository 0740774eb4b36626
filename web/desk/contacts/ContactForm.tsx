import { Checkbox, NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Site } from '../../../lambdas/companies/company.model.ts';
import { SaveContact } from '../../../lambdas/contacts/contact.model.ts';
import { seesBySite } from '../../../lambdas/levels/level.model.ts';
import type { DeskLevel } from '../../../lambdas/levels/levels.contract.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { ButtonLink } from '../links.tsx';
import { ContractForm } from '../../shared/forms/ContractForm.tsx';
import { TextFields } from '../parts/TextFields.tsx';
import { contactGroups, contactNames, type ContactValues } from './contact-fields.ts';
import classes from './Contacts.module.css';

type Props<T> = {
  companyId: string;
  sites: readonly Site[];
  /** All security levels; a retired one is shown to whom it is left. */
  levels: readonly DeskLevel[];
  initialValues: ContactValues;
  send: (values: ContactValues, key: string) => Promise<T>;
  onDone: (answer: T, name: string) => void;
  submit: string;
  /** Offered when somebody else saved the contact meanwhile. */
  onLoadNewest?: () => void;
  /** Shown below the access to the portal. */
  note?: ReactNode;
};

/** A contact with the access to the portal (F2, F3, F4). */
export const ContactForm = <T,>({
  companyId,
  sites,
  levels: all,
  initialValues,
  send,
  onDone,
  submit,
  onLoadNewest,
  note,
}: Props<T>) => {
  const [{ active, levels }, setAccess] = useState(initialValues.access);
  const form = useContractForm<ContactValues>({
    schema: SaveContact,
    initialValues,
    onValuesChange: ({ access }) => setAccess(access),
  });
  const [lastAdmin, setLastAdmin] = useState(false);
  if (!lastAdmin && form.errors['withoutAdmin']) setLastAdmin(true);
  const chosen = all.filter(({ id }) => levels.includes(id));
  const bySite = seesBySite(chosen.flatMap(({ capabilities }) => capabilities));
  const named = () => {
    const { firstName, lastName } = form.getValues().fields;
    return `${firstName.trim()} ${lastName.trim()}`;
  };
  return (
    <ContractForm
      form={form}
      names={contactNames}
      send={send}
      onDone={(answer) => onDone(answer, named())}
      submit={submit}
      leaving="What you changed is not saved yet. Leave this contact without it?"
      {...(onLoadNewest && { onLoadNewest })}
      more={
        <ButtonLink to="/companies/$companyId/contacts" params={{ companyId }} variant="default">
          Cancel
        </ButtonLink>
      }
    >
      {contactGroups.map(({ title, fields }, at) => (
        <section key={title} className="desk-card">
          <h2 className={classes.title}>{title}</h2>
          <TextFields form={form} fields={fields}>
            {at === 0 ? (
              <NativeSelect
                label="Site"
                data={[
                  ...(initialValues.fields.siteId ? [] : [{ value: '', label: 'No site' }]),
                  ...sites.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                defaultValue={initialValues.fields.siteId ?? ''}
                onChange={(event) =>
                  form.setFieldValue('fields.siteId', event.currentTarget.value || undefined)
                }
              />
            ) : null}
          </TextFields>
        </section>
      ))}
      <section className="desk-card">
        <h2 className={classes.title}>Client portal</h2>
        <Checkbox
          label="Activate client portal"
          description="A welcome mail tells the person how to sign in: with a one-time password, or with the account of the own organisation where that is set up."
          key={form.key('access.active')}
          {...form.getInputProps('access.active', { type: 'checkbox' })}
        />
        <Checkbox.Group
          label="Security level"
          className={classes.levels}
          hidden={!active}
          key={form.key('access.levels')}
          {...form.getInputProps('access.levels')}
        >
          {all
            .filter(({ id, retired }) => !retired || initialValues.access.levels.includes(id))
            .map(({ id, name, meaning, retired }) => (
              <Checkbox
                key={id}
                value={id}
                label={retired ? `${name} (not given any more)` : name}
                description={meaning}
                mt="sm"
              />
            ))}
        </Checkbox.Group>
        <Checkbox.Group
          label="Sites whose tickets the person sees, besides the own one"
          className={classes.levels}
          hidden={!active || !bySite || sites.length < 2}
          key={form.key('access.sites')}
          {...form.getInputProps('access.sites')}
        >
          {sites.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} mt="sm" />
          ))}
        </Checkbox.Group>
        {lastAdmin ? (
          <Checkbox
            className={classes.confirm}
            label="Leave this company without an administrator"
            description="Nobody there can manage contacts then; you can make somebody administrator at any time."
            key={form.key('withoutAdmin')}
            {...form.getInputProps('withoutAdmin', { type: 'checkbox' })}
          />
        ) : null}
        {note}
      </section>
    </ContractForm>
  );
};
