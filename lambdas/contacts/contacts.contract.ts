import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { Level } from '../levels/level.model.ts';
import { ChangeContact, Contact, ContactFields, SaveContact } from './contact.model.ts';

const params = z.object({ contactId: id });
const deskParams = z.object({ companyId: id, contactId: id });
const saved = z.object({ contactId: id });

/** What the form starts from: the main location's address, the levels that this person may give. */
export const ContactForm = z.object({
  start: ContactFields.partial(),
  sites: z.array(z.object({ id, name: z.string() })),
  levels: z.array(Level.pick({ id: true, name: true, meaning: true, capabilities: true })),
});

/** What became of one of several contacts; `unneeded`: there was nothing to do. */
export const TreatedContact = z.object({
  contactId: id,
  outcome: z.enum(['done', 'unneeded', 'refused']),
  reason: z.string().optional(),
});
export type TreatedContact = z.infer<typeof TreatedContact>;

/** Contacts in one request. */
export const mostAtOnce = 100;
const Several = z.object({
  act: z.enum(['deactivate', 'welcome']),
  contactIds: z
    .array(id)
    .min(1, 'Please choose at least one contact.')
    .max(mostAtOnce, `Please choose at most ${mostAtOnce} contacts at a time.`),
});
const treated = z.object({ results: z.array(TreatedContact) });

export const contactsContract = contract({
  listContacts: {
    app: 'portal',
    can: 'contacts:read',
    method: 'GET',
    path: '/contacts',
    summary: 'The contacts of the own company',
    response: z.object({ contacts: z.array(Contact) }),
  },
  getContactForm: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'GET',
    path: '/contact-form',
    summary: 'What the form for a contact starts from and offers',
    response: ContactForm,
  },
  getContact: {
    app: 'portal',
    can: 'contacts:read',
    method: 'GET',
    path: '/contacts/{contactId}',
    summary: 'A contact',
    params,
    response: Contact,
  },
  createContact: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'POST',
    path: '/contacts',
    summary: 'Add a contact, with or without access to the portal',
    body: SaveContact,
    response: saved,
  },
  changeContact: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'PUT',
    path: '/contacts/{contactId}',
    summary: 'Change a contact and its access to the portal',
    params,
    body: ChangeContact,
  },
  resendWelcome: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'POST',
    path: '/contacts/{contactId}/welcome',
    summary: 'Send the welcome mail again, with a new one-time password',
    params,
  },
  changeContacts: {
    app: 'portal',
    can: 'contacts:manage',
    method: 'POST',
    path: '/contacts/several',
    summary: 'End the access of several contacts, or welcome them again, each answered for itself',
    body: Several,
    response: treated,
  },
  listCompanyContacts: {
    app: 'desk',
    can: 'desk:companies',
    method: 'GET',
    path: '/companies/{companyId}/contacts',
    summary: 'The contacts of a company',
    params: z.object({ companyId: id }),
    response: z.object({ contacts: z.array(Contact) }),
  },
  createCompanyContact: {
    app: 'desk',
    can: 'desk:companies',
    method: 'POST',
    path: '/companies/{companyId}/contacts',
    summary: 'Add a contact to a company',
    params: z.object({ companyId: id }),
    body: SaveContact,
    response: saved,
  },
  changeCompanyContact: {
    app: 'desk',
    can: 'desk:companies',
    method: 'PUT',
    path: '/companies/{companyId}/contacts/{contactId}',
    summary: 'Change a contact of a company',
    params: deskParams,
    /** `withoutAdmin`: yes, this was the last one who manages the company's contacts. */
    body: ChangeContact.extend({ withoutAdmin: z.boolean().optional() }),
  },
  resendCompanyWelcome: {
    app: 'desk',
    can: 'desk:companies',
    method: 'POST',
    path: '/companies/{companyId}/contacts/{contactId}/welcome',
    summary: 'Send a contact of a company the welcome mail again',
    params: deskParams,
  },
  changeCompanyContacts: {
    app: 'desk',
    can: 'desk:companies',
    method: 'POST',
    path: '/companies/{companyId}/contacts/several',
    summary: 'End the access of several contacts of a company, or welcome them again',
    params: z.object({ companyId: id }),
    body: Several,
    response: treated,
  },
});
