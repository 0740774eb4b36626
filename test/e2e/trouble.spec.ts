import type { Page } from '@playwright/test';
import { call } from './api.ts';
import { picture } from './files.ts';
import { expect, test } from './fixtures.ts';
import { fresh, type House } from './house.ts';
import { choose, signInWith, status, told } from './portal.ts';
import { raise, resolved } from './tickets.ts';

/** What happens when the world does not play along. */
const saved = (page: Page) => told(page, /Ticket T\d{8}\.\d{4,} was raised/);
const save = (page: Page) => page.getByRole('button', { name: 'Save & View' }).click();

async function ask(page: Page, house: House, title: string): Promise<void> {
  await page.goto(`/tickets/new?type=query&site=${house.sites.main.id}`);
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Description' }).fill('Only to see what happens.');
  await page.getByRole('textbox', { name: 'Your reference' }).fill('Q-2');
}

test('a connection that drops while submitting makes one ticket', async ({ house, browse }) => {
  const page = await browse(house.admin);
  const title = `Dropped ${fresh()}`;
  await ask(page, house, title);
  let tries = 0;
  await page.route('**/api/portal/tickets', async (route) => {
    tries += 1;
    // First nothing arrives; then it arrives, but the answer is lost.
    if (tries === 2) await route.fetch();
    await (tries <= 2 ? route.abort('connectionreset') : route.continue());
  });
  const alert = page.getByRole('alert').filter({ hasText: 'The connection was lost' });
  await save(page);
  await expect(alert).toBeVisible();
  await save(page);
  await expect.poll(() => tries).toBe(2);
  await expect(alert).toBeVisible();
  await save(page);
  await expect(saved(page)).toBeVisible();
  const { tickets } = await call(house.admin.request, 'listTickets', { query: { list: 'all' } });
  expect(tickets.filter((ticket) => ticket.title === title)).toHaveLength(1);
});

test('a file that fails once is sent at the second try', async ({ house, browse }) => {
  const page = await browse(house.admin);
  await ask(page, house, 'With a file that fails at first');
  let failed = false;
  await page.route(
    (url) => url.port !== new URL(page.url()).port,
    async (route) => {
      if (failed) return route.continue();
      failed = true;
      return route.abort('connectionreset');
    },
  );
  await page.getByLabel('Choose files').setInputFiles(picture);
  const file = page.getByRole('list', { name: 'Files to attach' }).getByRole('listitem');
  await expect(file).toContainText('The connection was lost. Please try again.');
  await save(page);
  await expect(page.getByRole('alert').filter({ hasText: 'A file could not be sent' })).toBeVisible();
  await file.getByRole('button', { name: `Try ${picture.name} again` }).click();
  await expect(file).toContainText('Sent');
  await save(page);
  await expect(saved(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(picture.name);
});

test('a file that was chosen without a connection is sent when that is back', async ({ house, browse }) => {
  const page = await browse(house.admin);
  await ask(page, house, 'Chosen in a tunnel');
  await page.context().setOffline(true);
  await page.getByLabel('Choose files').setInputFiles(picture);
  const file = page.getByRole('list', { name: 'Files to attach' }).getByRole('listitem');
  await expect(file).toContainText('The connection was lost.');
  await page.context().setOffline(false);
  await expect(file).toContainText('Sent');
});

test('a title that is too long is said beside its field, and kept whole', async ({ house, browse }) => {
  const page = await browse(house.admin);
  const title = 'Too long '.repeat(25).trim();
  await ask(page, house, title);
  await save(page);
  const field = page.getByRole('textbox', { name: 'Title' });
  await expect(field).toHaveAccessibleDescription(/Please keep a title to 160 characters\./);
  await expect(field).toHaveValue(title);
});

test('a draft outlives a reload and a closed tab, and ends when it is sent', async ({ house, browse }) => {
  const page = await browse(house.admin);
  const title = `Draft ${fresh()}`;
  await ask(page, house, title);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
  await expect(page.getByText('We kept what you wrote')).toBeVisible();
  const tab = await page.context().newPage();
  await page.close();
  await tab.goto('/tickets/new');
  await expect(tab.getByText('You began a ticket')).toContainText(title);
  await tab.getByRole('link', { name: 'Go on with it' }).click();
  await expect(tab.getByRole('textbox', { name: 'Your reference' })).toHaveValue('Q-2');
  await save(tab);
  await expect(saved(tab)).toBeVisible();
  await tab.goto('/tickets/new');
  await expect(tab.getByRole('button', { name: 'Continue' })).toBeVisible();
  await expect(tab.getByText('You began a ticket')).toBeHidden();
});

test('a ticket whose answer was lost with the tab is not raised twice', async ({ house, browse }) => {
  const page = await browse(house.admin);
  const title = `Twice ${fresh()}`;
  await ask(page, house, title);
  await page.route('**/api/portal/tickets', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await save(page);
  await expect(page.getByRole('alert').filter({ hasText: 'The connection was lost' })).toBeVisible();
  const tab = await page.context().newPage();
  await page.close();
  await tab.goto('/tickets/new');
  await tab.getByRole('link', { name: 'Go on with it' }).click();
  await save(tab);
  await expect(saved(tab)).toBeVisible();
  const { tickets } = await call(house.admin.request, 'listTickets', { query: { list: 'all' } });
  expect(tickets.filter((ticket) => ticket.title === title)).toHaveLength(1);
});

test('a customer who comes second is told what changed', async ({ house, browse }) => {
  const { number } = await resolved(house, 'Two people answer at once');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  await page.getByRole('button', { name: 'No, reopen it' }).click();
  await page.getByLabel('What is not solved yet?').fill('It is down again.');
  const { ticket } = await call(house.admin.request, 'getTicket', { params: { number } });
  const body = { version: ticket.version, satisfaction: 5 };
  await call(house.admin.request, 'closeTicket', { params: { number }, body });
  await page.getByRole('button', { name: 'Reopen the ticket' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'it is now “Closed”' })).toBeVisible();
  await expect(page.getByLabel('What is not solved yet?')).toHaveValue('It is down again.');
  await expect(status(page)).toHaveText('Closed');
});

test('a technician who comes second is told what changed, and keeps the text', async ({ house, browse }) => {
  const params = await raise(house, 'Two technicians at once');
  const page = await browse(house.technician);
  await page.goto(`/desk/tickets/${params.companyId}/${params.number}`);
  await page.getByRole('button', { name: 'Waiting on vendor' }).click();
  await page.getByLabel('A message for the customer').fill('We ordered a new head.');
  const { ticket } = await call(house.administrator.request, 'getDeskTicket', { params });
  const body = { version: ticket.version, action: 'start' } as const;
  await call(house.administrator.request, 'changeStatus', { params, body });
  await page.getByRole('button', { name: 'Wait on vendor' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'it is now “In progress”' })).toBeVisible();
  await expect(page.getByLabel('A message for the customer')).toHaveValue('We ordered a new head.');
});

test('what a technician begins at once after a reply stays, however slow the page is read anew', async ({
  house,
  browse,
}) => {
  const { companyId, number } = await raise(house, 'Written in a hurry');
  const page = await browse(house.technician);
  await page.goto(`/desk/tickets/${companyId}/${number}`);
  const reply = page.getByLabel('Your reply');
  await reply.fill('We are looking at it.');
  const { promise: go, resolve: release } = Promise.withResolvers<void>();
  await page.route(`**/api/desk/companies/*/tickets/${number}`, async (route) => {
    await go;
    await route.continue();
  });
  await page.getByRole('button', { name: /^Send to Ada/ }).click();
  await expect(reply).toHaveAttribute('readonly');
  await page.getByRole('button', { name: 'Waiting on client' }).click();
  await page.getByLabel('What do you need from the customer?').fill('Which label?');
  release();
  await expect(told(page, 'Your reply is on its way.')).toBeVisible();
  await expect(page.getByLabel('What do you need from the customer?')).toHaveValue('Which label?');
  await page.getByRole('button', { name: 'Send and wait on client' }).click();
  await expect(told(page, 'The ticket now waits on the client.')).toBeVisible();
});

test('a contact that somebody else saved meanwhile is not overwritten', async ({ house, browse }) => {
  const { request } = house.admin;
  const email = `kim.${fresh()}@example.com`;
  const fields = { firstName: 'Kim', lastName: 'Kent', email };
  const access = { active: false, levels: [] };
  const { contactId } = await call(request, 'createContact', { body: { fields, access } });
  const page = await browse(house.admin);
  await page.goto(`/users/${contactId}`);
  await page.getByLabel('Job title').fill('Buyer');
  const body = { fields: { ...fields, phone: '020 7946 0999' }, access, version: 1 };
  await call(request, 'changeContact', { params: { contactId }, body });
  await page.getByRole('button', { name: 'Save and Close' }).click();
  await page.getByRole('button', { name: 'Load the newest version' }).click();
  await expect(page.getByRole('textbox', { name: 'Phone', exact: true })).toHaveValue('020 7946 0999');
});

test('nor at the desk, which asks before what was typed is left', async ({ house, browse }) => {
  const { request } = house.administrator;
  const fields = { firstName: 'Kit', lastName: 'Kent', email: `kit.${fresh()}@example.com` };
  const access = { active: false, levels: [] };
  const params = { companyId: house.companyId };
  const { contactId } = await call(request, 'createCompanyContact', { params, body: { fields, access } });
  const page = await browse(house.administrator);
  await page.goto(`/desk/companies/${house.companyId}/contacts/${contactId}`);
  const phone = page.getByRole('textbox', { name: 'Phone', exact: true });
  await page.getByLabel('Job title').fill('Buyer');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect.poll(() => asked).toEqual([expect.stringContaining('not saved yet')]);
  await expect(page.getByLabel('Job title')).toHaveValue('Buyer');

  const body = { fields: { ...fields, phone: '020 7946 0998' }, access, version: 1 };
  await call(request, 'changeCompanyContact', { params: { ...params, contactId }, body });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Load the newest version' }).click();
  await expect(phone).toHaveValue('020 7946 0998');
  await page.getByLabel('Job title').fill('Buyer');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Kit Kent is saved.' })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('a session that ends meanwhile leads to signing in, and back', async ({ house, browse }) => {
  const { number } = await raise(house, 'Where was I?');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  await test.step('the renewal is not noticed', async () => {
    await page.context().clearCookies({ name: 'foyer_portal' });
    await choose(page, 'Tickets', 'My tickets');
    await page.getByRole('link', { name: 'Where was I?' }).first().click();
    await expect(page.getByRole('heading', { name: 'Where was I?' })).toBeVisible();
  });
  await test.step('the end is said', async () => {
    await page.getByLabel('Your message').fill('I was not done.');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Send reply' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await signInWith(page, house.admin.email, house.admin.password);
    await expect(page.getByRole('heading', { name: 'Where was I?' })).toBeVisible();
    await expect(page.getByLabel('Your message')).toHaveValue('I was not done.');
  });
});
