import { openDialog, type Places, press, type View } from './tour.ts';

/** The desk's part of the tour. */
const company = ({ house }: Places, rest = '') => `/desk/companies/${house.companyId}${rest}`;
const ticket = ({ house }: Places, number: string) => `/desk/tickets/${house.companyId}/${number}`;

export const deskViews: View[] = [
  { route: '/', name: 'all tickets', at: () => '/desk/' },
  { route: '/', name: 'my tickets, with all filters', at: () => '/desk/?queue=mine&status=everything' },
  {
    route: '/tickets/$companyId/$number',
    name: 'a new ticket',
    at: (places) => ticket(places, places.fresh),
    prepare: (page) => page.getByRole('button', { name: /^Send to/ }).click(),
  },
  {
    route: '/tickets/$companyId/$number',
    name: 'an internal note',
    at: (places) => ticket(places, places.waiting),
    prepare: press('Internal note'),
  },
  {
    route: '/tickets/$companyId/$number',
    name: 'a closed ticket',
    at: (places) => ticket(places, places.closed),
  },
  {
    route: '/tickets/$companyId/$number',
    name: 'an answer with all options',
    at: (places) => ticket(places, places.waiting),
    prepare: press('Title, recipients and more'),
  },
  {
    route: '/tickets/$companyId/$number',
    name: 'removing a text, no reason given',
    at: (places) => ticket(places, places.waiting),
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Redact/ })
        .first()
        .click();
      await press('Remove for good')(page);
    },
    part: 'dialog',
  },
  {
    route: '/tickets/$companyId/$number',
    name: 'changing its details',
    at: (places) => ticket(places, places.fresh),
    prepare: openDialog('Change details'),
    part: 'dialog',
  },
  { route: '/search', name: 'search', at: () => '/desk/search?q=label' },
  { route: '/companies', name: 'companies', at: () => '/desk/companies' },
  {
    route: '/companies/new',
    name: 'new company',
    at: () => '/desk/companies/new',
    prepare: press('Add company'),
  },
  { route: '/companies/$companyId', name: 'sites', at: company, prepare: press('Add a site') },
  {
    route: '/companies/$companyId/items',
    name: 'items',
    at: (places) => company(places, '/items'),
    prepare: press('Add an item'),
  },
  { route: '/companies/$companyId/contacts', name: 'contacts', at: (places) => company(places, '/contacts') },
  {
    route: '/companies/$companyId/contacts/new',
    name: 'new contact, nothing entered',
    at: (places) => company(places, '/contacts/new'),
    prepare: press('Add contact'),
  },
  {
    route: '/companies/$companyId/contacts/$contactId',
    name: 'a contact',
    at: (places) => company(places, `/contacts/${places.contact}`),
  },
  {
    route: '/companies/$companyId/agreements',
    name: 'agreements',
    at: (places) => company(places, '/agreements'),
    prepare: press('Add an agreement'),
  },
  {
    route: '/companies/$companyId/approvals',
    name: 'the change advisory board',
    at: (places) => company(places, '/approvals'),
  },
  {
    route: '/tickets/$companyId/$number',
    name: 'asking for an approval, nothing entered',
    at: (places) => ticket(places, places.approval),
    prepare: async (page) => {
      await press('Ask anew')(page);
      await press('Ask the board')(page);
      // What is scrolled below the bar on top of the page would count as too small to be hit.
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    route: '/companies/$companyId/audit',
    name: 'the audit trail',
    at: (places) => company(places, '/audit'),
  },
  { route: '/services', name: 'services', at: () => '/desk/services' },
  {
    route: '/services',
    name: 'a service',
    at: () => '/desk/services',
    prepare: press('Change E-mail and calendar'),
  },
  { route: '/security-levels', name: 'security levels', at: () => '/desk/security-levels' },
  {
    route: '/security-levels',
    name: 'a security level, nothing entered',
    at: () => '/desk/security-levels',
    prepare: async (page) => {
      await press('Make a security level')(page);
      await press('Make security level')(page);
    },
  },
  { route: '/settings', name: 'settings', at: () => '/desk/settings' },
  { route: '/staff', name: 'staff', at: () => '/desk/staff', prepare: press('Invite somebody') },
  {
    route: '/account',
    name: 'password and security',
    at: () => '/desk/account',
    prepare: press('Change password'),
  },
  { route: '/nowhere', name: 'a page that does not exist', at: () => '/desk/nowhere' },
];
