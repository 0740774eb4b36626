import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Site } from '../../../lambdas/companies/company.model.ts';
import { SaveContact, securityLevels } from '../../../lambdas/contacts/contact.model.ts';
import { useContractForm } from '../../shared/forms/use-contract-form.ts';
import { ButtonLink } from '../links.tsx';
import { ContractForm } from '../parts/ContractForm.tsx';
import { TextFields } from '../parts/TextFields.tsx';
import { contactGroups, contactNames, type ContactValues } from './contact-fields.ts';
import classes from './Contacts.module.css';

type Props<T> = {
  companyId: string;
  sites: readonly Site[];
  initialValues: ContactValues;
  send: (values: ContactValues, key: string) => Promise<T>;
  onDone: (answer: T, name: string) => void;
  submit: string;
};

/** A contact with the access to the portal (F2, F3, F4). */
export const ContactForm = <T,>({ companyId, sites, initialValues, send, onDone, submit }: Props<T>) => {
  const [{ active, levels }, setAccess] = useState(initialValues.access);
  const form = useContractForm<ContactValues>({
    schema: SaveContact,
    initialValues,
    onValuesChange: ({ access }) => setAccess(access),
  });
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
      cancel={
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
          description="The person gets a welcome mail with a one-time password."
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
          {Object.entries(securityLevels).map(([id, { name, meaning }]) => (
            <Checkbox key={id} value={id} label={name} description={meaning} mt="sm" />
          ))}
        </Checkbox.Group>
        <Checkbox.Group
          label="Sites whose tickets the person sees, besides the own one"
          className={classes.levels}
          hidden={!active || !levels.includes('site-user') || sites.length < 2}
          key={form.key('access.sites')}
          {...form.getInputProps('access.sites')}
        >
          {sites.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} mt="sm" />
          ))}
        </Checkbox.Group>
      </section>
    </ContractForm>
  );
};
