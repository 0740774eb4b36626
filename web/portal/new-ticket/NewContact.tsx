import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { fullName, WrittenFields } from '../../../lambdas/contacts/contact.model.ts';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { Dialog } from '../../shared/ui/Dialog.tsx';
import { say } from '../../shared/ui/flash.ts';
import { call, queryClient } from '../portal.ts';
import { contactFormQuery } from '../queries.ts';

type Values = { firstName: string; lastName: string; email: string; phone: string };
const fields = [
  ['firstName', 'First name', 'text'],
  ['lastName', 'Last name', 'text'],
  ['email', 'E-mail address', 'email'],
  ['phone', 'Phone', 'tel'],
] as const;
const names = Object.fromEntries(fields.map(([path, label]) => [path, label]));
const schema = WrittenFields.pick({ firstName: true, lastName: true, email: true, phone: true });
const create = (body: SendsOf<'createContact'>['body'], key: string) =>
  call('createContact', { body }, { key });

type Props = { onAdded: (contact: { id: string; name: string }) => void; onClose: () => void };

/** Adds a contact without leaving the ticket: the few fields that count now, and no access to the portal. */
export const NewContact = ({ onAdded, onClose }: Props) => {
  const { data } = useQuery(contactFormQuery);
  const { submit, busy } = useSubmission(create, {});
  const [error, setError] = useState<unknown>();
  const initialValues: Values = { firstName: '', lastName: '', email: '', phone: '' };
  const form = useContractForm<Values>({ schema, initialValues });
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    setError(undefined);
    const { hasErrors, errors } = form.validate();
    if (hasErrors) return focusFirstWrong(form, errors);
    const person = form.getValues();
    try {
      const { contactId } = await submit({
        fields: { ...data?.start, ...person },
        access: { active: false, levels: [] },
      });
      for (const queryKey of [['ticket-form'], ['contacts']])
        void queryClient.invalidateQueries({ queryKey, refetchType: 'none' });
      say(`${fullName(person)} was added as a contact.`);
      onAdded({ id: contactId, name: fullName(person) });
    } catch (problem) {
      if (!showServerErrors(form, problem, 'fields')) setError(problem);
    }
  };
  // Outside the ticket's own form: a form cannot stand in another.
  return createPortal(
    <Dialog title="Add a contact" onClose={onClose}>
      <form noValidate className={form_.form} onSubmit={(event) => void save(event)}>
        <ErrorSummary
          errors={form.errors}
          names={names}
          error={error}
          onChoose={(path) => focusFirstWrong(form, { [path]: '' })}
        />
        {fields.map(([path, label, type]) => (
          <TextInput
            key={form.key(path)}
            {...form.getInputProps(path)}
            type={type}
            label={label}
            required={path !== 'phone'}
            autoComplete="off"
          />
        ))}
        <p className={form_.note}>
          The contact can be mailed about this ticket. To let them sign in, give them access under Manage,
          Users.
        </p>
        <div className={form_.actions}>
          <Button type="submit" loading={busy}>
            Add the contact
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>,
    document.body,
  );
};
