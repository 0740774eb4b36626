import { Button, Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.layer.css';
import { type ReactNode, useRef, useState } from 'react';
import * as z from 'zod';
import { SaveContact } from '../../../lambdas/contacts/contact.model.ts';
import type { AnswerOf, SendsOf } from '../../shared/api/routes.ts';
import { ErrorSummary } from '../../shared/forms/ErrorSummary.tsx';
import form_ from '../../shared/forms/form.module.css';
import { LoadNewest } from '../../shared/forms/LoadNewest.tsx';
import { focusFirstWrong, showServerErrors, useContractForm } from '../../shared/forms/use-contract-form.ts';
import { useLeaving } from '../../shared/forms/use-leaving.ts';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import card from '../card.module.css';
import { contactFieldNames, type ContactValues, writtenOf } from './contact-fields.ts';
import { ContactParts } from './ContactParts.tsx';
import { PortalAccessFields } from './PortalAccessFields.tsx';
import classes from './Users.module.css';

export type ContactBody = SendsOf<'createContact'>['body'];
export type ContactFormData = AnswerOf<'getContactForm'>;
type After = 'close' | 'new';
/** Empty fields are left out before the check, as they are when the contact is sent. */
const schema = z.preprocess((values) => writtenOf(values as ContactValues), SaveContact);

type Props = {
  offers: ContactFormData;
  start: ContactValues;
  /** Saves; what it throws is shown beside the fields or above them. */
  save: (body: ContactBody, after: After) => Promise<void>;
  busy: boolean;
  /** Shown on the Client Portal tab, below the fields. */
  portalNote?: ReactNode;
  /** Offered when somebody else saved the contact meanwhile. */
  onLoadNewest?: () => void;
};

/** The form of a contact with its two tabs, Contact and Client Portal (F2, F3). */
export const ContactForm = ({ offers, start, save, busy, portalNote, onLoadNewest }: Props) => {
  const [tab, setTab] = useState<string | null>('contact');
  const [email, setEmail] = useState(start.fields.email);
  const [error, setError] = useState<unknown>();
  const form = useContractForm<ContactValues>({
    schema,
    initialValues: start,
    onValuesChange: ({ fields }) => setEmail(fields.email),
  });

  // What is on its way leaves no more to lose; a refusal brings it back.
  const sent = useRef(false);
  useLeaving(
    'What you changed is not saved yet. Leave this contact without it?',
    () => !sent.current && form.isDirty(),
  );

  const showWrong = (errors: Record<string, ReactNode>) => {
    const onContact = Object.keys(errors).some((path) => path.startsWith('fields'));
    setTab(onContact ? 'contact' : 'portal');
    requestAnimationFrame(() => focusFirstWrong(form, errors));
  };

  const submit = async (after: After) => {
    setError(undefined);
    form.clearErrors();
    const written = writtenOf(form.getValues());
    const { hasErrors, errors } = form.validate();
    if (hasErrors) return showWrong(errors);
    try {
      sent.current = true;
      await save(written as ContactBody, after);
    } catch (problem) {
      sent.current = false;
      if (showServerErrors(form, problem)) showWrong(Object.fromEntries(pathsOf(problem)));
      else setError(problem);
    }
  };

  return (
    <form
      noValidate
      className={form_.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit('close');
      }}
    >
      <ErrorSummary
        errors={form.errors}
        names={contactFieldNames}
        error={error}
        onChoose={(path) => showWrong({ [path]: '' })}
      />
      <LoadNewest error={error} onLoad={onLoadNewest} />
      <Tabs value={tab} onChange={setTab} keepMounted>
        <Tabs.List className={classes.tabs}>
          <Tabs.Tab value="contact">Contact</Tabs.Tab>
          <Tabs.Tab value="portal">Client Portal</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="contact">
          <ContactParts form={form} sites={offers.sites} />
        </Tabs.Panel>
        <Tabs.Panel value="portal">
          <section className={`${card.card} ${card.inside} ${classes.part}`}>
            <PortalAccessFields form={form} offers={offers} email={email} />
            {portalNote}
          </section>
        </Tabs.Panel>
      </Tabs>
      <div className={form_.actions}>
        <Button type="submit" loading={busy}>
          Save and Close
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void submit('new')}>
          Save and New
        </Button>
        <ButtonLink to="/users" variant="subtle">
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
};

const pathsOf = (problem: unknown): [string, string][] =>
  (problem as { fields: { path: string; message: string }[] }).fields.map(({ path, message }) => [
    path,
    message,
  ]);
