import type { Contact } from '../../../lambdas/contacts/contact.model.ts';
import { csv, mark } from '../files/csv.ts';
import { openFile } from '../files/csv-file.ts';
import { accessWords } from './contact-words.ts';

/** The columns of an export of contacts. */
const columns: Record<string, (contact: Contact) => string | undefined> = {
  'First name': ({ fields }) => fields.firstName,
  'Last name': ({ fields }) => fields.lastName,
  Title: ({ fields }) => fields.title,
  Department: ({ fields }) => fields.department,
  Phone: ({ fields }) => fields.phone,
  Extension: ({ fields }) => fields.extension,
  Mobile: ({ fields }) => fields.mobile,
  'E-mail': ({ fields }) => fields.email,
  'Client portal': accessWords,
  'Security levels': ({ access }) => (access.active ? access.levelNames.join('; ') : ''),
};

/** The contacts as rows below the names of the columns. */
export const rowsOf = (contacts: readonly Contact[]): string[][] => [
  Object.keys(columns),
  ...contacts.map((contact) => Object.values(columns).map((cell) => cell(contact) ?? '')),
];

/** Downloads the contacts as a file that spreadsheets open. */
export async function saveContacts(contacts: readonly Contact[], of: string): Promise<void> {
  const file = await openFile(`Contacts of ${of.replaceAll(/[\\/:*?"<>|]/g, ' ')}`, false);
  await file?.write(mark + csv(rowsOf(contacts)));
  await file?.close();
}
