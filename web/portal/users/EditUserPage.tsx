import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type Contact, fullName } from '../../../lambdas/contacts/contact.model.ts';
import { ResetFactor } from '../../shared/account/ResetFactor.tsx';
import type { SendsOf } from '../../shared/api/routes.ts';
import { useSubmission } from '../../shared/api/use-submission.ts';
import { useEditedContact } from '../../shared/people/use-edited-contact.ts';
import { Welcome } from '../../shared/people/Welcome.tsx';
import '../../shared/theme/mantine-inputs.ts';
import { say } from '../../shared/ui/flash.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import { call, queryClient } from '../portal.ts';
import { contactFormQuery, contactQuery } from '../queries.ts';
import { offersFor, valuesOf } from './contact-fields.ts';
import { type ContactBody, ContactForm, type ContactFormData } from './ContactForm.tsx';

const route = getRouteApi('/users/$contactId');
const change = (sends: SendsOf<'changeContact'>, key: string) => call('changeContact', sends, { key });
const resend = (contactId: string, key: string) => call('resendWelcome', { params: { contactId } }, { key });
const resetFactor = (contactId: string, key: string) =>
  call('resetSecondFactor', { params: { contactId } }, { key });

/** Changes a contact and its access to the portal. */
export const EditUserPage = () => {
  const { contactId } = route.useParams();
  const offers = useQuery(contactFormQuery);
  // Read once and kept while it is being edited: a reload in the background must not mix two versions.
  const contact = useQuery({
    ...contactQuery(contactId),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
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
  return (
    <Editing
      key={contactId}
      newest={contact.data}
      offers={offers.data}
      onLoadNewest={() => void contact.refetch()}
    />
  );
};

type Props = { newest: Contact; offers: ContactFormData; onLoadNewest: () => void };

const Editing = ({ newest, offers, onLoadNewest }: Props) => {
  const { start, version } = useEditedContact(newest);
  const { id: contactId, fields, access } = start;
  const { queryKey } = contactQuery(contactId);
  const navigate = useNavigate();
  const { submit, busy } = useSubmission(change);
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
        offers={offersFor(offers, access)}
        start={valuesOf(fields, access)}
        save={save}
        busy={busy}
        portalNote={
          access.active ? (
            <>
              <Welcome
                contactId={contactId}
                name={fullName(fields)}
                welcomedAt={newest.access.welcomedAt}
                send={resend}
                onSent={(at) =>
                  queryClient.setQueryData(queryKey, {
                    ...newest,
                    access: { ...newest.access, welcomedAt: at },
                  })
                }
              />
              <ResetFactor
                id={contactId}
                name={fullName(fields)}
                since={newest.access.factorSince}
                send={resetFactor}
                // Not by a refetch, which would begin the form anew.
                onDone={async () =>
                  queryClient.setQueryData(queryKey, await call('getContact', { params: { contactId } }))
                }
              />
            </>
          ) : undefined
        }
        onLoadNewest={onLoadNewest}
      />
    </>
  );
};
