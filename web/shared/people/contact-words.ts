import type { Contact } from '../../../lambdas/contacts/contact.model.ts';

/** Whether somebody can sign in to the portal, in a word or two. */
export const accessWords = ({ access: { active, ended } }: Pick<Contact, 'access'>): string =>
  active ? 'Active' : ended ? 'Ended' : 'No access';
