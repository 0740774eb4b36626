import type { FieldSpec } from '../parts/TextFields.tsx';

/** What a new site starts from. */
export const emptySite = {
  name: '',
  address1: '',
  address2: '',
  city: '',
  county: '',
  postCode: '',
  country: '',
  phone: '',
};

/** The fields of a site; `under` is the path of the site in the form, with its dot. */
export const siteFields = (under = ''): FieldSpec[] => [
  { path: `${under}name`, label: 'Name of the site', required: true },
  { path: `${under}phone`, label: 'Phone', type: 'tel' },
  { path: `${under}address1`, label: 'Address' },
  { path: `${under}address2`, label: 'Address, second line' },
  { path: `${under}postCode`, label: 'Post code' },
  { path: `${under}city`, label: 'City' },
  { path: `${under}county`, label: 'County' },
  { path: `${under}country`, label: 'Country' },
];
