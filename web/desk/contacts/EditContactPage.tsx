import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { type Contact, fullName } from '../../../lambdas/contacts/contact.model.ts';
import { ResetFactor } from '../../shared/account/ResetFactor.tsx';
import { useEditedContact } from '../../shared/people/use-edited-contact.ts';
import { Welcome } from '../../shared/people/Welcome.tsx';
import { say } from '../../shared/ui/flash.ts';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { EmptyState } from '../../shared/ui/states.tsx';
import { call, queryClient } from '../client.ts';
import { ButtonLink, useGo } from '../links.tsx';
import { Answer } from '../parts/Answer.tsx';
import { companyQuery, contactsQuery, levelsQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import { type ContactValues, startingValues } from './contact-fields.ts';
import { ContactForm } from './ContactForm.tsx';

const path = '/companies/$companyId/contacts/$contactId';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** A contact and its access to the portal (J3, F2 to F4). */
export const EditContactPage = () => {
  const { companyId, contactId } = route.useParams();
  const contacts = useQuery(contactsQuery(companyId));
  const [loaded, setLoaded] = useState(0);
  const loadNewest = async () => {
    const { isSuccess } = await contacts.refetch();
    if (isSuccess) setLoaded((times) => times + 1);
  };
  return (
    <Answer query={contacts} what="the contact" page>
      {(data) => {
        const contact = data.contacts.find(({ id }) => id === contactId);
        return contact ? (
          <Editing
            key={`${contactId} ${loaded}`}
            companyId={companyId}
            newest={contact}
            onLoadNewest={() => void loadNewest()}
          />
        ) : (
          <>
            <PageTitle>We could not find this contact</PageTitle>
            <EmptyState
              title="It may have been removed, or the link may be wrong."
              action={
                <ButtonLink to="/companies/$companyId/contacts" params={{ companyId }}>
                  All contacts
                </ButtonLink>
              }
            />
          </>
        );
      }}
    </Answer>
  );
};

type Props = { companyId: string; newest: Contact; onLoadNewest: () => void };

const Editing = ({ companyId, newest, onLoadNewest }: Props) => {
  const { start: contact, version } = useEditedContact(newest);
  const { id: contactId } = contact;
  const { access } = newest;
  const { queryKey } = contactsQuery(companyId);
  const company = useQuery(companyQuery(companyId));
  const levels = useQuery(levelsQuery);
  const go = useGo();
  const send = useCallback(
    (values: ContactValues, key: string) =>
      call(
        'changeCompanyContact',
        { params: { companyId, contactId }, body: { ...values, version } },
        { key },
      ),
    [companyId, contactId, version],
  );
  const resend = useCallback(
    (id: string, key: string) =>
      call('resendCompanyWelcome', { params: { companyId, contactId: id } }, { key }),
    [companyId],
  );
  const resetFactor = useCallback(
    (id: string, key: string) =>
      call('resetCompanySecondFactor', { params: { companyId, contactId: id } }, { key }),
    [companyId],
  );
  return (
    <Answer query={company} what="the company" page>
      {({ company: { name }, sites }) => (
        <Answer query={levels} what="the security levels" page>
          {({ levels: all }) => (
            <>
              <PageTitle above={<p className="desk-quiet">{name}</p>}>{fullName(contact.fields)}</PageTitle>
              <ContactForm
                companyId={companyId}
                sites={sites}
                levels={all}
                initialValues={startingValues(contact)}
                send={send}
                submit="Save"
                onLoadNewest={onLoadNewest}
                note={
                  access.active ? (
                    <>
                      <Welcome
                        contactId={contactId}
                        name={fullName(contact.fields)}
                        welcomedAt={access.welcomedAt}
                        send={resend}
                        onSent={(at) => queryClient.setQueryData(queryKey, welcomed(contactId, at))}
                      />
                      <ResetFactor
                        id={contactId}
                        name={fullName(contact.fields)}
                        since={access.factorSince}
                        send={resetFactor}
                        onDone={() => queryClient.invalidateQueries({ queryKey })}
                      />
                    </>
                  ) : undefined
                }
                onDone={(_, person) => {
                  say(`${person} is saved.`);
                  void queryClient.invalidateQueries({ queryKey });
                  void go({ to: '/companies/$companyId/contacts', params: { companyId } });
                }}
              />
            </>
          )}
        </Answer>
      )}
    </Answer>
  );
};

/** The list with a contact's welcome mail as it goes out; the service writes it down once it went. */
const welcomed = (contactId: string, welcomedAt: string) => (list?: { contacts: Contact[] }) =>
  list && {
    contacts: list.contacts.map((one) =>
      one.id === contactId ? { ...one, access: { ...one.access, welcomedAt } } : one,
    ),
  };
