import type { Page } from '@playwright/test';
import { picture } from './files.ts';
import { find } from './desk.ts';
import { expect, testAlone } from './fixtures.ts';
import { fresh } from './house.ts';
import { call } from './api.ts';
import { startTicket, told, unfoldFacts } from './portal.ts';
import { raise } from './tickets.ts';

const test = testAlone();

/** Raising the three types of ticket, in the words of the guides, and what the desk does for it. */

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** The browser complains of what the service refuses with good reason. */
const unless422 = (faults: string[]) => faults.filter((fault) => !fault.includes('422'));
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const about = (page: Page) => page.getByRole('radiogroup', { name: 'What is it about?' });

async function write(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Description' }).fill('As we said on the phone.');
  await page.getByRole('textbox', { name: 'Your reference' }).fill('REF-9');
}

test('what an agreement covers is offered, and the ticket keeps service and sub-category', async ({
  house,
  browse,
  faults,
}) => {
  const desk = await browse(house.administrator);
  const page = await browse(house.admin);
  await test.step('before, there is only what is for everyone', async () => {
    await page.goto('/tickets/new');
    await page.getByRole('radio', { name: 'Query' }).check();
    await expect(about(page).getByRole('radio', { name: 'People and sign-in' })).toBeVisible();
    await expect(about(page).getByRole('radio', { name: 'Printing and scanning' })).toBeHidden();
  });

  await test.step('an administrator writes an agreement down', async () => {
    await desk.goto(`/desk/companies/${house.companyId}`);
    await desk.getByRole('link', { name: 'Agreements' }).click();
    await expect(desk.getByText('No agreements yet')).toBeVisible();
    await button(desk, 'Add an agreement').click();
    await desk.getByLabel('Name').fill('Print care');
    await button(desk, 'Add agreement').click();
    await expect(desk.getByRole('alert')).toContainText('Please choose the services that it covers.');
    await desk.getByRole('checkbox', { name: 'Printing and scanning' }).check();
    await button(desk, 'Add agreement').click();
    await expect(told(desk, 'Print care is saved.')).toBeVisible();
    const agreement = desk.getByRole('main').getByRole('listitem').filter({ hasText: 'Print care' });
    await expect(agreement).toContainText('In force');
    await expect(agreement).toContainText('Covers Printing and scanning');
  });

  await test.step('a query about it, with a due date and a purchase order', async () => {
    await page.goto('/tickets/new');
    await startTicket(page, house.sites.main.name, 'Query', 'Printing and scanning', 'Scanning');
    await expect(page.getByText('Query · Head office · Printing and scanning · Scanning')).toBeVisible();
    await write(page, `Scans to a folder ${fresh()}`);
    await page.getByLabel('Purchase order number').fill('PO-88');
    await page.getByLabel('Due date').fill(inDays(-2));
    await button(page, 'Save & View').click();
    await expect(page.getByLabel('Due date')).toHaveAccessibleDescription(/This day has passed/);
    await page.getByLabel('Due date').fill(inDays(10));
    await button(page, 'Save & View').click();
    await expect(told(page, /Ticket T\d{8}\.\d{4,} was raised/)).toBeVisible();
    const facts = await unfoldFacts(page);
    for (const words of ['Printing and scanning', 'Scanning', 'PO-88', 'Due date'])
      await expect(facts).toContainText(words);
  });
  expect(unless422(faults)).toEqual([]);
});

test('an incident that is an emergency asks to phone, and is marked everywhere', async ({
  house,
  browse,
}) => {
  const page = await browse(house.admin);
  const title = `Nothing works ${fresh()}`;
  await page.goto('/tickets/new');
  await startTicket(page, house.sites.main.name, 'Incident');
  await write(page, title);
  await page.getByRole('radio', { name: house.item.name }).check();
  await page.getByRole('radio', { name: 'Low' }).check();
  await page.getByRole('radio', { name: 'Only me' }).check();
  await expect(page.getByText('Priority: Low')).toBeVisible();
  await page.getByLabel('This is an emergency').check();
  await expect(page.getByText(/^Please phone us on .* now/)).toBeVisible();
  const phone = page.getByRole('main').getByRole('link', { name: /^\+44/ });
  await expect(phone).toHaveAttribute('href', /^tel:\+44\d+$/);
  await expect(page.getByText('Priority: Critical')).toBeVisible();
  await button(page, 'Save & View').click();
  await expect(told(page, 'was raised as an emergency. Please phone us now')).toBeVisible();
  const facts = page.getByRole('complementary', { name: 'About this ticket' });
  await expect(facts.getByText('Emergency', { exact: true })).toBeVisible();

  const desk = await browse(house.technician);
  await desk.goto('/desk/');
  await find(desk, title);
  const row = desk.getByRole('row').filter({ hasText: title });
  await expect(row).toContainText('Emergency');
  await expect(row).toContainText('Critical');
});

test('a change request is saved first and its files are attached after', async ({
  house,
  browse,
  faults,
}) => {
  const page = await browse(house.admin);
  const { number: earlier } = await raise(house, `Move the printer ${fresh()}`);
  await page.goto(`/tickets/${earlier}`);
  const facts = await unfoldFacts(page);
  await facts.getByRole('link', { name: 'New ticket about this item' }).click();
  await page.getByRole('radio', { name: 'Change request' }).check();
  await about(page).getByRole('radio', { name: 'Something else' }).check();
  await button(page, 'Continue').click();
  await expect(page.getByRole('radio', { name: house.item.name })).toBeChecked();
  await write(page, `Another label size ${fresh()}`);
  await expect(page.getByText('It does not override the agreed service levels.')).toBeVisible();
  await page.getByLabel('Required by').fill(inDays(7));
  await button(page, 'Save & Attach').click();
  await expect(page).toHaveURL(/\/tickets\/T\d{8}\.\d{4,}#attach$/);
  const files = page.getByLabel('Choose files');
  await expect(files).toBeFocused();
  await expect(files).toBeInViewport();
  await button(page, 'Send reply').click();
  await expect(page.getByText('Please add the files first')).toBeVisible();
  await files.setInputFiles(picture);
  const attached = page.getByRole('list', { name: 'Files to attach' });
  await expect(attached).toContainText('Sent');
  await attached.getByRole('button', { name: /^Rename / }).click();
  await expect(attached.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('What the printer shows');
  await page.keyboard.press('Enter');
  await expect(attached).toContainText('What the printer shows.');
  await expect(attached.getByRole('button', { name: /^Rename What the printer shows/ })).toBeFocused();
  await button(page, 'Send reply').click();
  await expect(told(page, 'Your reply was sent.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Activity' })).toContainText('What the printer shows.');
  expect(faults).toEqual([]);
});

test('what is known already appears while the title is typed, and nothing moves', async ({
  house,
  browse,
}) => {
  const mark = fresh();
  const { number } = await raise(house, `Scanner ${mark} hums`);
  const page = await browse(house.admin);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/suggestions'))
      asked.push(new URL(request.url()).searchParams.get('text') ?? '');
  });
  await page.goto(`/tickets/new?type=query&site=${house.sites.main.id}`);
  const description = page.getByRole('textbox', { name: 'Description' });
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.pressSequentially('no');
  await page.waitForTimeout(700);
  expect(asked).toEqual([]);
  const before = await description.boundingBox();
  await title.fill('');
  await title.pressSequentially(`Our scanner ${mark}`, { delay: 20 });
  const known = page.getByRole('region', { name: 'Known already' });
  await expect(known.getByRole('status')).toHaveText('1 open ticket like this');
  expect(asked).toEqual([`Our scanner ${mark}`]);
  expect(await description.boundingBox()).toEqual(before);
  await expect(title).toBeFocused();
  const link = known.getByRole('link', { name: `Scanner ${mark} hums (opens in a new tab)` });
  if (!(await link.isVisible())) await known.getByText('1 open ticket like this').last().click();
  const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(tab).toHaveURL(new RegExp(`/tickets/${number}$`));
  await expect(title).toHaveValue(`Our scanner ${mark}`);
});

test('an admin adds the contact on the spot, by keyboard', async ({ house, browse, faults }) => {
  const page = await browse(house.admin);
  await page.goto(`/tickets/new?type=query&site=${house.sites.main.id}`);
  await write(page, `For somebody else ${fresh()}`);
  const email = `nora.${fresh()}@example.com`;
  await button(page, 'Add a contact').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a contact' });
  await dialog.getByLabel('First name').fill('Nora');
  await dialog.getByLabel('E-mail address').fill('nora');
  await dialog.getByLabel('E-mail address').press('Enter');
  await expect(dialog.getByLabel('Last name')).toBeFocused();
  await page.keyboard.type('Quill');
  await dialog.getByLabel('E-mail address').fill(house.admin.email);
  await page.keyboard.press('Enter');
  const address = dialog.getByLabel('E-mail address');
  await expect(address).toHaveAccessibleDescription(/Another contact of this company has this/);
  await expect(address).toBeFocused();
  await address.fill(email);
  await page.keyboard.press('Enter');
  await expect(told(page, 'Nora Quill was added as a contact.')).toBeVisible();
  const contact = page.getByRole('combobox', { name: 'Contact' });
  await expect(contact).toBeFocused();
  await expect(contact.locator('option:checked')).toHaveText('Nora Quill');
  await button(page, 'Save & View').click();
  await expect(await unfoldFacts(page)).toContainText('Nora Quill');
  expect(unless422(faults)).toEqual([]);
});

test('a service is added, changed and retired; who comes second is told', async ({
  house,
  browse,
  faults,
}) => {
  const desk = await browse(house.administrator);
  const name = `Drones ${fresh()}`;
  await desk.goto('/desk/');
  await desk.goto('/desk/services');
  await button(desk, 'Add a service').click();
  const panel = desk.getByRole('region', { name: 'Add a service' });
  await button(desk, 'Add service').click();
  await expect(panel.getByLabel('Name')).toBeFocused();
  await panel.getByLabel('Name').fill(name);
  await panel.getByLabel('What it is about').fill('Flying cameras.');
  await panel.getByRole('radio', { name: 'internet' }).check();
  await panel.getByLabel('Sub-categories').fill('Batteries\nPropellers\n');
  await panel.getByLabel('For everyone').check();
  await button(desk, 'Add service').click();
  await expect(told(desk, `${name} is saved.`)).toBeVisible();
  const entry = desk.getByRole('main').getByRole('listitem').filter({ hasText: name });
  await expect(entry).toContainText('Batteries · Propellers');

  const page = await browse(house.admin);
  // A service that is new for everyone is offered after half a minute at most; this one is covered as well.
  const { services } = await call(house.administrator.request, 'listServices', {});
  const service = services.find((one) => one.name === name)!;
  await call(house.administrator.request, 'createAgreement', {
    params: { companyId: house.companyId },
    body: { name: `Air ${name}`, from: '2020-01-01', serviceIds: [service.id] },
  });
  await page.goto('/tickets/new');
  await startTicket(page, house.sites.branch.name, 'Query', name, 'Propellers');
  await expect(page.getByText(`${name} · Propellers`)).toBeVisible();

  await button(desk, `Change ${name}`).click();
  const { id, changedBy: _, ...fields } = service;
  await call(house.administrator.request, 'changeService', {
    params: { serviceId: id },
    body: { ...fields, description: 'Meanwhile.' },
  });
  await entry.getByLabel('Offered', { exact: true }).uncheck();
  await button(desk, 'Save').click();
  await expect(desk.getByRole('alert')).toContainText('changed this service meanwhile');
  await button(desk, 'Cancel').click();
  await desk.reload();
  await expect(entry).toContainText('Meanwhile.');
  await button(desk, `Change ${name}`).click();
  await entry.getByLabel('Offered', { exact: true }).uncheck();
  await button(desk, 'Save').click();
  await expect(entry).toContainText('Retired');
  expect(faults.filter((fault) => !fault.includes('409'))).toEqual([]);
});
