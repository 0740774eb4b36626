import { useState } from 'react';
import type { Contact } from '../../../lambdas/contacts/contact.model.ts';

/** Whether two versions of a contact differ in nothing that its form changes; a second factor and a mail are no part of it. */
export const sameInForm = (one: Contact, other: Contact): boolean => {
  const written = ({ fields, access: { active, levels, sites } }: Contact) =>
    JSON.stringify([fields, active, levels, sites]);
  return written(one) === written(other);
};

/**
 * The contact as it was when its form was opened, and the version to save it against: a newer one only where nobody
 * changed what is in the form, so that nobody's changes are written over unseen.
 */
export const useEditedContact = (newest: Contact): { start: Contact; version: number } => {
  const [start] = useState(newest);
  return { start, version: sameInForm(start, newest) ? newest.version : start.version };
};
