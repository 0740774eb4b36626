import type { Contact } from '../../../lambdas/contacts/contact.model.ts';
import { accessWords } from '../../shared/people/contact-words.ts';
import { fold, fullName } from './contact.plain.ts';
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

/** What a search looks at: all that the list shows, and the other ways to reach somebody. */
const searched = new WeakMap<Contact, string>();
function textFor(contact: Contact): string {
  const known = searched.get(contact);
  if (known !== undefined) return known;
  const { phone, extension, mobile, alternatePhone, email2, email3 } = contact.fields;
  const shown = columnNames.map((column) => columns[column].text(contact));
  const text = fold([...shown, phone, extension, mobile, alternatePhone, email2, email3].join('\n'));
  searched.set(contact, text);
  return text;
}

/**
 * The contacts that hold all words, with or without accents; sorted, by name when nothing else is asked for. Whoever has
 * nothing in the sorted column comes last either way.
 */
export const arrange = (
  contacts: readonly Contact[],
  { words = '', sort = 'name', down = false }: UsersSearch,
): readonly Contact[] => {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const textOf = columns[sort].text;
  return contacts
    .filter((contact) => wanted.every((word) => textFor(contact).includes(word)))
    .toSorted((a, b) => {
      const [one, other] = [textOf(a), textOf(b)];
      const blanks = Number(one === '') - Number(other === '');
      return blanks || alphabet.compare(one, other) * (down ? -1 : 1);
    });
};
