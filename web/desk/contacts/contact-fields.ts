import type { Contact } from '../../../lambdas/contacts/contact.model.ts';
import type { FieldSpec } from '../parts/TextFields.tsx';

const field = (name: string, label: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  path: `fields.${name}`,
  label,
  ...more,
});

/** The fields of a contact (F2), in the groups of the form. */
export const contactGroups: readonly { title: string; fields: readonly FieldSpec[] }[] = [
  {
    title: 'Person',
    fields: [
      field('prefix', 'Prefix'),
      field('firstName', 'First name', { required: true }),
      field('middleInitial', 'Middle initial'),
      field('lastName', 'Last name', { required: true }),
      field('suffix', 'Suffix'),
      field('title', 'Job title'),
      field('department', 'Department'),
      field('externalId', 'External id'),
    ],
  },
  {
    title: 'E-mail and phone',
    fields: [
      field('email', 'E-mail address', { required: true, type: 'email' }),
      field('email2', 'Second e-mail address', { type: 'email' }),
      field('email3', 'Third e-mail address', { type: 'email' }),
      field('phone', 'Phone', { type: 'tel' }),
      field('extension', 'Extension'),
      field('mobile', 'Mobile', { type: 'tel' }),
      field('alternatePhone', 'Alternate phone', { type: 'tel' }),
      field('fax', 'Fax', { type: 'tel' }),
    ],
  },
  {
    title: 'Address',
    fields: [
      field('address1', 'Address'),
      field('address2', 'Address, second line'),
      field('postCode', 'Post code'),
      field('city', 'City'),
      field('county', 'County'),
      field('country', 'Country'),
      field('additionalAddress', 'Additional information'),
    ],
  },
];

const allFields = contactGroups.flatMap(({ fields }) => fields);
export const contactNames: Record<string, string> = {
  ...Object.fromEntries(allFields.map(({ path, label }) => [path, label])),
  'fields.siteId': 'Site',
  'access.levels': 'Security level',
  'access.sites': 'Sites whose tickets the person sees',
  withoutAdmin: 'Last administrator',
};

export type ContactValues = {
  fields: Record<string, string | undefined> & {
    firstName: string;
    lastName: string;
    email: string;
    siteId?: string;
  };
  access: { active: boolean; levels: string[]; sites: string[] };
  /** Ticked when the service has said that this was the last administrator of the company. */
  withoutAdmin?: boolean;
};

/** What the form starts from: the contact, or an empty one at this site. */
export const startingValues = (contact?: Contact, siteId?: string): ContactValues => ({
  fields: {
    ...Object.fromEntries(allFields.map(({ path }) => [path.slice('fields.'.length), ''])),
    ...{ firstName: '', lastName: '', email: '', siteId },
    ...contact?.fields,
  },
  access: {
    active: contact?.access.active ?? false,
    levels: contact?.access.levels ?? [],
    sites: contact?.access.sites ?? [],
  },
});
