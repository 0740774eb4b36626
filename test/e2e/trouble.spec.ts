import { call } from './api.ts';
import { expect, test } from './fixtures.ts';
import { fresh } from './house.ts';
import { choose, signInWith, status, told } from './portal.ts';
import { raise, resolved } from './tickets.ts';

/** What happens when the world does not play along. */

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
    await expect(page.getByText('You were signed out.')).toBeVisible();
    await signInWith(page, house.admin.email, house.admin.password);
    await expect(page.getByRole('heading', { name: 'Where was I?' })).toBeVisible();
    await expect(page.getByLabel('Your message')).toHaveValue('I was not done.');
  });
});
