import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fullName } from '../../../lambdas/contacts/contact.model.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import '../../shared/theme/mantine-inputs.ts';
import { say } from '../../shared/ui/flash.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { call, queryClient } from '../portal.ts';
import { contactFormQuery } from '../queries.ts';
import { valuesOf } from './contact-fields.ts';
import { type ContactBody, ContactForm } from './ContactForm.tsx';

const create = (body: ContactBody, key: string) => call('createContact', { body }, { key });

/** Adds a contact; the address starts as the main location's. */
export const NewUserPage = () => {
  const navigate = useNavigate();
  const { data: offers, error, refetch } = useQuery(contactFormQuery);
  const { submit, busy } = useSubmission(create, {});
  const [made, setMade] = useState(0);
  const save = async (body: ContactBody, after: 'close' | 'new') => {
    await submit(body);
    void queryClient.invalidateQueries({ queryKey: ['contacts'] });
    void queryClient.invalidateQueries({ queryKey: ['ticket-form'] });
    say(`${fullName(body.fields)} was added.${body.access.active ? ' The welcome mail is on its way.' : ''}`);
    if (after === 'close') await navigate({ to: '/users' });
    else setMade(made + 1);
  };
  return (
    <>
      <PageTitle key={`title ${made}`}>New user</PageTitle>
      {offers ? (
        <ContactForm
          key={made}
          offers={offers}
          start={valuesOf(offers.start, { active: false, levels: [], sites: [] })}
          save={save}
          busy={busy}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="the form" lines={6} height={60} />
      )}
    </>
  );
};
