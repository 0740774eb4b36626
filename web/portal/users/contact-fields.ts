import type { Contact, ContactFields } from '../../../lambdas/contacts/contact.model.ts';
import type { ContactFormData } from './ContactForm.tsx';

type Field = {
  name: keyof ContactFields;
  label: string;
  required?: boolean;
  type?: string;
  complete?: string;
};

/** The fields of a contact (F2), as they stand in the form. Only names and the first e-mail are mandatory. */
export const contactFields: readonly { title: string; fields: readonly Field[] }[] = [
  {
    title: 'Name',
    fields: [
      { name: 'firstName', label: 'First name', complete: 'given-name', required: true },
      { name: 'lastName', label: 'Last name', complete: 'family-name', required: true },
      { name: 'prefix', label: 'Prefix', complete: 'honorific-prefix' },
      { name: 'middleInitial', label: 'Middle initial', complete: 'additional-name' },
      { name: 'suffix', label: 'Suffix', complete: 'honorific-suffix' },
    ],
  },
  {
    title: 'E-mail and phone',
    fields: [
      { name: 'email', label: 'E-mail address', required: true, type: 'email' },
      { name: 'email2', label: 'E-mail address 2', type: 'email' },
      { name: 'email3', label: 'E-mail address 3', type: 'email' },
      { name: 'phone', label: 'Phone', complete: 'tel', type: 'tel' },
      { name: 'extension', label: 'Extension', type: 'tel' },
      { name: 'alternatePhone', label: 'Alternate phone', type: 'tel' },
      { name: 'mobile', label: 'Mobile phone', type: 'tel' },
      { name: 'fax', label: 'Fax', type: 'tel' },
    ],
  },
  {
    title: 'Work',
    fields: [
      { name: 'title', label: 'Job title', complete: 'organization-title' },
      { name: 'department', label: 'Department' },
      { name: 'externalId', label: 'External id' },
    ],
  },
  {
    title: 'Address',
    fields: [
      { name: 'address1', label: 'Address line 1', complete: 'address-line1' },
      { name: 'address2', label: 'Address line 2', complete: 'address-line2' },
      { name: 'city', label: 'City', complete: 'address-level2' },
      { name: 'county', label: 'County', complete: 'address-level1' },
      { name: 'postCode', label: 'Post code', complete: 'postal-code' },
      { name: 'country', label: 'Country', complete: 'country-name' },
      { name: 'additionalAddress', label: 'Additional address information' },
    ],
  },
];

const allFields = contactFields.flatMap(({ fields }) => fields);

/** What the error summary calls each field. */
export const contactFieldNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(allFields.map(({ name, label }) => [`fields.${name}`, label])),
  'fields.siteId': 'Site',
  'access.levels': 'Security level',
  'access.sites': 'Sites whose tickets the person sees',
};

export type ContactValues = {
  fields: Record<keyof ContactFields, string>;
  access: { active: boolean; levels: string[]; sites: string[] };
};

/** The form's values: what is not set is an empty field. */
export const valuesOf = (
  fields: Partial<ContactFields>,
  access: { active: boolean; levels: readonly string[]; sites: readonly string[] },
): ContactValues => ({
  fields: Object.fromEntries(
    [...allFields.map(({ name }) => name), 'siteId' as const].map((name) => [name, fields[name] ?? '']),
  ) as ContactValues['fields'],
  access: { active: access.active, levels: [...access.levels], sites: [...access.sites] },
});

/** What the form offers for this contact: also levels that it has and that only the provider can give. */
export const offersFor = (offers: ContactFormData, { active, levels, levelNames }: Contact['access']) => {
  const kept = levels.flatMap((id, at) =>
    !active || offers.levels.some((level) => level.id === id)
      ? []
      : [
          {
            id,
            name: levelNames[at] ?? id,
            meaning:
              'Once taken away, you cannot give it again. An administrator of yours who has all of its rights can, unless only we give it.',
            capabilities: [],
          },
        ],
  );
  return { ...offers, levels: [...offers.levels, ...kept] };
};

/** What is sent: empty fields are left out. */
export const writtenOf = ({ fields, access }: ContactValues) => ({
  fields: Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')),
  access,
});
