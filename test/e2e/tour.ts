import type { Page } from '@playwright/test';
import { call } from './api.ts';
import { picture } from './files.ts';
import { fresh, type House } from './house.ts';
import { previewed } from './imports.ts';
import { closed, raise, resolved, waiting, waitingForApproval } from './tickets.ts';

/** What the tour needs to have: somebody and something of every kind. */
export type Places = {
  house: House;
  fresh: string;
  waiting: string;
  resolved: string;
  closed: string;
  /** Waits for the approval of the house's own administrator. */
  approval: string;
  contact: string;
  announcement: string;
  /** An import that waits to be confirmed. */
  preview: string;
};

export type View = {
  /** The route as the router names it; the rest of the address is in `at`. */
  route: string;
  name: string;
  at?: (places: Places) => string;
  /** What to do on the page before it is looked at. */
  prepare?: (page: Page) => Promise<unknown>;
  /** The part to look at, when something open lies over the rest. */
  part?: string;
};

export async function furnish(house: House): Promise<Places> {
  const { request } = house.admin;
  const [untouched, waits, solved, over] = await Promise.all([
    raise(house, 'The label printer stops after ten labels'),
    waiting(house, 'Labels are cut in the wrong place'),
    resolved(house, 'The printer is not found from the warehouse'),
    closed(house, 'New paper for the label printer, and the settings that go with it'),
  ]);
  const approval = await waitingForApproval(house);
  // A name in one word, as long as it may be.
  const fields = {
    firstName: 'Wolfeschlegelsteinhausenbergerdorff',
    lastName: 'Ó'.repeat(60),
    siteId: house.sites.main.id,
    email: `wolf.${fresh()}@example.com`,
  };
  await call(request, 'createContact', { body: { fields, access: { active: false, levels: [] } } });
  const { contacts } = await call(request, 'listContacts', {});
  const { announcements } = await call(request, 'getHome', {});
  const preview = await previewed(house);
  return {
    house,
    fresh: untouched.number,
    waiting: waits.number,
    resolved: solved.number,
    closed: over.number,
    approval: approval.number,
    contact: contacts[0]?.id ?? '',
    announcement: announcements[0]?.id ?? '',
    preview,
  };
}

export const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).click();

export const openDialog = (name: string) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole('dialog').waitFor();
};

export const signInViews: View[] = [
  { route: '/sign-in/', name: 'sign in' },
  {
    route: '/sign-in/',
    name: 'sign in, nothing entered',
    prepare: press('Sign in'),
  },
  { route: '/sign-in/', name: 'forgot the password', at: () => '/sign-in/?forgot=1' },
  {
    route: '/sign-in/',
    name: 'new password, nothing entered',
    at: () => '/sign-in/?reset=1&email=ada@example.com',
    prepare: press('Save new password'),
  },
  { route: '/sign-in/', name: 'stopping mails', at: () => '/sign-in/?mails=x' },
  { route: '/desk/sign-in/', name: 'sign in to the desk' },
];

const form = ({ house }: Places, type: string) => `/tickets/new?type=${type}&site=${house.sites.main.id}`;

export const portalViews: View[] = [
  { route: '/', name: 'home' },
  { route: '/', name: 'the menu behind the name', prepare: press('Hi, Ada'), part: 'header' },
  { route: '/tickets', name: 'open tickets' },
  { route: '/tickets', name: 'all tickets', at: () => '/tickets?list=all' },
  { route: '/tickets', name: 'the filters of a list', prepare: press('Filters') },
  { route: '/tickets', name: 'the columns of a list', prepare: openDialog('Columns'), part: 'dialog' },
  { route: '/tickets', name: 'the saved views', prepare: openDialog('Views'), part: 'dialog' },
  {
    route: '/tickets',
    name: 'a filtered list',
    at: () => `/tickets?filters=${encodeURIComponent('{"status":"new","created":"2026-01-01.."}')}`,
  },
  { route: '/search', name: 'words found', at: () => '/search?q=printer' },
  { route: '/search', name: 'words not found', at: () => '/search?q=unheard' },
  { route: '/tickets', name: 'an empty list', at: () => '/tickets?list=recent&words=nothing' },
  { route: '/tickets/new', name: 'new ticket', prepare: press('Continue') },
  {
    route: '/tickets/new',
    name: 'new ticket, a service without its part',
    prepare: async (page) => {
      await page.getByRole('radio', { name: 'Query' }).check();
      await page.getByRole('radio', { name: 'People and sign-in' }).check();
      await press('Continue')(page);
    },
  },
  {
    route: '/tickets/new',
    name: 'an emergency, and what is known already',
    at: (places) => form(places, 'incident'),
    prepare: async (page) => {
      await page.getByLabel('Title').fill('The label printer stops');
      await page.getByLabel('This is an emergency').check();
      const known = page.getByRole('region', { name: 'Known already' });
      await known.getByText('open ticket').first().waitFor();
    },
  },
  {
    route: '/tickets/new',
    name: 'another contact for a ticket',
    at: (places) => form(places, 'query'),
    prepare: openDialog('Add a contact'),
    part: 'dialog',
  },
  { route: '/tickets/new', name: 'new incident', at: (places) => form(places, 'incident') },
  {
    route: '/tickets/new',
    name: 'new incident, nothing entered',
    at: (places) => form(places, 'incident'),
    prepare: press('Save & View'),
  },
  { route: '/tickets/new', name: 'new query', at: (places) => form(places, 'query') },
  { route: '/tickets/new', name: 'new change request', at: (places) => form(places, 'change') },
  { route: '/tickets/$number', name: 'a new ticket', at: ({ fresh }) => `/tickets/${fresh}` },
  { route: '/tickets/$number', name: 'a ticket with answers', at: ({ waiting }) => `/tickets/${waiting}` },
  {
    route: '/tickets/$number',
    name: 'closing a ticket',
    at: ({ resolved }) => `/tickets/${resolved}`,
    prepare: async (page) => {
      await press('Yes, close the ticket')(page);
      await press('Close the ticket')(page);
    },
  },
  {
    route: '/tickets/$number',
    name: 'reopening a ticket',
    at: ({ resolved }) => `/tickets/${resolved}`,
    prepare: async (page) => {
      await press('No, reopen it')(page);
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
    },
  },
  {
    route: '/tickets/$number',
    name: 'a full note',
    at: ({ waiting }) => `/tickets/${waiting}`,
    prepare: async (page) => {
      await press('Full note')(page);
      await page.getByLabel('Title (optional)').waitFor();
    },
  },
  { route: '/tickets', name: 'what one watches', at: () => '/tickets?list=watching' },
  {
    route: '/tickets/$number',
    name: 'following up a closed ticket, without a reason',
    at: ({ closed }) => `/tickets/${closed}`,
    prepare: async (page) => {
      await press('This is not solved')(page);
      await press('Open a follow-up')(page);
    },
  },
  { route: '/tickets', name: 'what waits for an approval', at: () => '/tickets?list=approvals' },
  {
    route: '/tickets/$number',
    name: 'declining, without a reason',
    at: ({ approval }) => `/tickets/${approval}?decide=decline`,
    prepare: press('Decline the request'),
  },
  { route: '/away', name: 'while I am away' },
  { route: '/notifications', name: 'which mails come' },
  {
    route: '/profile',
    name: 'cropping a photo',
    prepare: async (page) => {
      await page.getByLabel('A picture of you', { exact: true }).setInputFiles(picture);
      await page.getByRole('dialog', { name: 'Your photo' }).waitFor();
    },
    part: 'dialog',
  },
  { route: '/profile', name: 'the own profile' },
  {
    route: '/profile',
    name: 'the own profile, without a name',
    prepare: async (page) => {
      await page.getByLabel('First name').fill('');
      await press('Save')(page);
    },
  },
  { route: '/account', name: 'password and security' },
  { route: '/account', name: 'a new password, nothing entered', prepare: press('Change password') },
  {
    route: '/profile',
    name: 'asking for a new address, nothing entered',
    prepare: async (page) => {
      await press('Change the address')(page);
      await press('Mail me a code')(page);
    },
  },
  { route: '/users', name: 'users' },
  { route: '/users/new', name: 'new user' },
  { route: '/users/new', name: 'new user, nothing entered', prepare: press('Save and Close') },
  { route: '/users/import', name: 'import, nothing chosen', prepare: press('Import') },
  { route: '/users/imports', name: 'import history' },
  {
    route: '/users/imports/$importId',
    name: 'the preview of an import',
    at: ({ preview }) => `/users/imports/${preview}`,
    prepare: (page) => page.getByRole('cell', { name: 'Refused' }).waitFor(),
  },
  { route: '/users/$contactId', name: 'a user', at: ({ contact }) => `/users/${contact}` },
  {
    route: '/users/$contactId',
    name: 'the access of a user',
    at: ({ contact }) => `/users/${contact}`,
    prepare: (page) => page.getByRole('tab', { name: 'Client Portal' }).click(),
  },
  {
    route: '/announcements/$announcementId',
    name: 'an announcement',
    at: ({ announcement }) => `/announcements/${announcement}`,
  },
  { route: '/nowhere', name: 'a page that does not exist' },
];

/** Pages that hold much more for a customer of two years. */
export const fullViews: View[] = [
  { route: '/', name: 'a full home' },
  { route: '/tickets', name: 'many tickets', at: () => '/tickets?list=all' },
  { route: '/users', name: 'many users' },
  {
    route: '/tickets/new',
    name: 'many items',
    prepare: async (page) => {
      await page.getByRole('radio', { name: 'Incident' }).check();
      await page.getByRole('radio', { name: 'Something else' }).check();
      await press('Continue')(page);
      await page.getByRole('radiogroup', { name: 'Item' }).getByRole('radio').first().check();
    },
  },
];
