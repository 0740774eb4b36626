import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type Contact, fullName } from '../../../lambdas/contacts/contact.model.ts';
import { accessWords } from '../../shared/people/contact-words.ts';
import { Pick, Several } from '../../shared/people/Several.tsx';
import type { Send } from '../../shared/people/treat.ts';
import { FactorRule, type FactorRuleCalls } from '../../shared/account/FactorRule.tsx';
import { EmptyState } from '../../shared/ui/states.tsx';
import { call, queryClient } from '../client.ts';
import { CompanyFrame } from '../companies/CompanyFrame.tsx';
import { ButtonLink, Link } from '../links.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { contactsQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import classes from './Contacts.module.css';
import { SignOn } from './SignOn.tsx';

const path = '/companies/$companyId/contacts';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** The people of a company and who of them may sign in to the portal (J3). */
export const ContactsPage = () => {
  const { companyId } = route.useParams();
  const contacts = useQuery(contactsQuery(companyId));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const send: Send = (body, key) => call('changeCompanyContacts', { params: { companyId }, body }, { key });
  return (
    <CompanyFrame
      companyId={companyId}
      part="Contacts"
      aside={
        <ButtonLink to="/companies/$companyId/contacts/new" params={{ companyId }}>
          Add a contact
        </ButtonLink>
      }
    >
      {({ company, sites, signOn }) => (
        <>
          <SignOn signOn={signOn} />
          <CompanyFactorRule key={companyId} companyId={companyId} />
          <Answer query={contacts} what="the contacts">
            {(data) =>
              data.contacts.length === 0 ? (
                <EmptyState title="No contacts yet">Add the first person of this company.</EmptyState>
              ) : (
                <>
                  <Several
                    shown={data.contacts}
                    picked={picked}
                    onPick={setPicked}
                    of={company.name}
                    send={send}
                    onTreated={() =>
                      void queryClient.invalidateQueries({ queryKey: ['contacts', companyId] })
                    }
                  />
                  <ListTable
                    caption="Contacts"
                    columns={['Name', 'E-mail', 'Phone', 'Site', 'Client portal']}
                    rows={data.contacts.map((contact) => ({
                      key: contact.id,
                      cells: [
                        <Name
                          key="name"
                          contact={contact}
                          companyId={companyId}
                          picking={{ picked, onPick: setPicked }}
                        />,
                        contact.fields.email,
                        contact.fields.phone ?? contact.fields.mobile,
                        sites.find(({ id }) => id === contact.fields.siteId)?.name,
                        accessInWords(contact),
                      ],
                    }))}
                  />
                </>
              )
            }
          </Answer>
        </>
      )}
    </CompanyFrame>
  );
};

type NameProps = {
  contact: Contact;
  companyId: string;
  picking: { picked: ReadonlySet<string>; onPick: (picked: ReadonlySet<string>) => void };
};

/** Asked of everybody at this company. */
const CompanyFactorRule = ({ companyId }: { companyId: string }) => {
  const calls = useMemo(
    (): FactorRuleCalls => ({
      key: companyId,
      get: (signal) => call('getCompanyFactorRule', { params: { companyId } }, { signal }),
      change: (body, key) => call('changeCompanyFactorRule', { params: { companyId }, body }, { key }),
    }),
    [companyId],
  );
  return <FactorRule calls={calls} />;
};

const Name = ({ contact, companyId, picking }: NameProps) => (
  <div className={classes.name}>
    <Pick id={contact.id} name={fullName(contact.fields)} {...picking} />
    <div>
      <Link to="/companies/$companyId/contacts/$contactId" params={{ companyId, contactId: contact.id }}>
        {fullName(contact.fields)}
      </Link>
      {contact.fields.title ? <span className={classes.note}>{contact.fields.title}</span> : null}
    </div>
  </div>
);

const accessInWords = (contact: Contact): string => {
  const { access } = contact;
  if (!access.active) return accessWords(contact);
  const levels = access.levelNames.join(', ');
  return access.welcomedAt ? levels : `${levels} (the welcome mail is on its way)`;
};
