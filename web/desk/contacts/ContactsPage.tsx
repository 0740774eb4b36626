import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type Contact, fullName } from '../../../lambdas/contacts/contact.model.ts';
import { EmptyState } from '../../shared/ui/states.tsx';
import { CompanyFrame } from '../companies/CompanyFrame.tsx';
import { ButtonLink, Link } from '../links.tsx';
import { Answer } from '../parts/Answer.tsx';
import { ListTable } from '../parts/ListTable.tsx';
import { contactsQuery } from '../queries.ts';
import type { DeskRouter } from '../router.tsx';
import classes from './Contacts.module.css';

const path = '/companies/$companyId/contacts';
const route = getRouteApi<typeof path, DeskRouter>(path);

/** The people of a company and who of them may sign in to the portal (J3). */
export const ContactsPage = () => {
  const { companyId } = route.useParams();
  const contacts = useQuery(contactsQuery(companyId));
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
      {({ sites }) => (
        <Answer query={contacts} what="the contacts">
          {(data) =>
            data.contacts.length === 0 ? (
              <EmptyState title="No contacts yet">Add the first person of this company.</EmptyState>
            ) : (
              <ListTable
                caption="Contacts"
                columns={['Name', 'E-mail', 'Phone', 'Site', 'Client portal']}
                rows={data.contacts.map((contact) => ({
                  key: contact.id,
                  cells: [
                    <Name key="name" contact={contact} companyId={companyId} />,
                    contact.fields.email,
                    contact.fields.phone ?? contact.fields.mobile,
                    sites.find(({ id }) => id === contact.fields.siteId)?.name,
                    accessInWords(contact),
                  ],
                }))}
              />
            )
          }
        </Answer>
      )}
    </CompanyFrame>
  );
};

const Name = ({ contact, companyId }: { contact: Contact; companyId: string }) => (
  <>
    <Link to="/companies/$companyId/contacts/$contactId" params={{ companyId, contactId: contact.id }}>
      {fullName(contact.fields)}
    </Link>
    {contact.fields.title ? <span className={classes.note}>{contact.fields.title}</span> : null}
  </>
);

const accessInWords = ({ access }: Contact): string => {
  if (!access.active) return 'No access';
  const levels = access.levelNames.join(', ');
  return access.welcomedAt ? levels : `${levels} (the welcome mail is on its way)`;
};
