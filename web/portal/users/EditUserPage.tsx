import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { fullName } from '../../../lambdas/contacts/contact.model.ts';
import { ResetFactor } from '../../shared/account/ResetFactor.tsx';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import '../../shared/theme/mantine-inputs.ts';
import { say } from '../../shared/ui/flash.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { call, queryClient } from '../portal.ts';
import { contactFormQuery, contactQuery } from '../queries.ts';
import { offersFor, valuesOf } from './contact-fields.ts';
import { type ContactBody, ContactForm } from './ContactForm.tsx';
import { Welcome } from './Welcome.tsx';

const route = getRouteApi('/users/$contactId');
const change = (sends: SendsOf<'changeContact'>, key: string) => call('changeContact', sends, { key });

const resetFactor = (contactId: string, key: string) =>
  call('resetSecondFactor', { params: { contactId } }, { key });

/** Changes a contact and its access to the portal. */
export const EditUserPage = () => {
  const { contactId } = route.useParams();
  const navigate = useNavigate();
  const offers = useQuery(contactFormQuery);
  // Read once and kept while it is being edited: a reload in the background must not mix two versions.
  const contact = useQuery({ ...contactQuery(contactId), staleTime: 0, refetchOnWindowFocus: false });
  const { submit, busy } = useSubmission(change);
  const error = contact.error ?? offers.error;
  if (!contact.data || !offers.data || contact.isRefetching)
    return (
      <>
        <PageTitle>Contact</PageTitle>
        {error ? (
          <ErrorState error={error} onRetry={() => void Promise.all([contact.refetch(), offers.refetch()])} />
        ) : (
          <Loading what="the contact" lines={6} height={60} />
        )}
      </>
    );
  const { fields, access, version } = contact.data;
  const save = async (body: ContactBody, after: 'close' | 'new') => {
    await submit({ params: { contactId }, body: { ...body, version } });
    for (const key of ['contacts', 'contact', 'ticket-form', 'me'])
      void queryClient.invalidateQueries({ queryKey: [key], refetchType: 'none' });
    say(`${fullName(body.fields)} was saved.`);
    await navigate({ to: after === 'close' ? '/users' : '/users/new' });
  };
  return (
    <>
      <PageTitle>{fullName(fields)}</PageTitle>
      <ContactForm
        key={version}
        offers={offersFor(offers.data, access)}
        start={valuesOf(fields, access)}
        save={save}
        busy={busy}
        portalNote={
          access.active ? (
            <>
              <Welcome contactId={contactId} welcomedAt={access.welcomedAt} />
              <ResetFactor
                id={contactId}
                name={fullName(fields)}
                since={access.factorSince}
                send={resetFactor}
                onDone={() => void contact.refetch()}
              />
            </>
          ) : undefined
        }
        onLoadNewest={() => void contact.refetch()}
      />
    </>
  );
};
