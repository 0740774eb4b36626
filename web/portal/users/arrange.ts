import type { Contact } from '../../../lambdas/contacts/contact.model.ts';
import { accessWords } from '../../shared/people/contact-words.ts';
import { fullName } from './contact.plain.ts';
import { type Column, columnNames, type UsersSearch } from './users-search.ts';

/** The columns of the list of contacts, and what each shows and sorts by. */
export const columns = {
  name: { title: 'Name', text: ({ fields }: Contact) => fullName(fields) },
  title: { title: 'Title', text: ({ fields }: Contact) => fields.title ?? '' },
  department: { title: 'Department', text: ({ fields }: Contact) => fields.department ?? '' },
  phone: { title: 'Phone', text: ({ fields }: Contact) => fields.phone ?? fields.mobile ?? '' },
  email: { title: 'E-mail', text: ({ fields }: Contact) => fields.email },
  access: { title: 'Client portal', text: accessWords },
  levels: {
    title: 'Security levels',
    text: ({ access }: Contact) => (access.active ? access.levelNames.join(', ') : ''),
  },
} as const satisfies Record<Column, { title: string; text: (contact: Contact) => string }>;
const alphabet = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The contacts that hold all words in any column, sorted; by name when nothing else is asked for. */
export const arrange = (
  contacts: readonly Contact[],
  { words = '', sort = 'name', down = false }: UsersSearch,
): readonly Contact[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = columns[sort].text;
  return contacts
    .filter((contact) => {
      const text = columnNames
        .map((column) => columns[column].text(contact))
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => text.includes(word));
    })
    .toSorted((a, b) => alphabet.compare(textOf(a), textOf(b)) * (down ? -1 : 1));
};
