import type { Page } from '@playwright/test';
import { call } from './api.ts';
import { picture } from './files.ts';
import { anyWidth, expect, test } from './fixtures.ts';
import { fresh, type House } from './house.ts';
import { status, told } from './portal.ts';
import { resolved, waiting } from './tickets.ts';

/** Connections that drop, answers that are lost, tabs that are closed: nothing is done twice, and nothing written is lost. */
const saved = (page: Page) => told(page, /Ticket T\d{8}\.\d{4,} was raised/);
const save = (page: Page) => page.getByRole('button', { name: 'Save & View' }).click();

async function ask(page: Page, house: House, title: string): Promise<void> {
  await page.goto(`/tickets/new?type=query&site=${house.sites.main.id}`);
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Description' }).fill('Only to see what happens.');
  await page.getByRole('textbox', { name: 'Your reference' }).fill('Q-2');
}

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

const lose = (page: Page, path: string) =>
  page.route(
    path,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
const lost = (page: Page) => page.getByRole('alert').filter({ hasText: 'The connection was lost' });

test(
  'what was changed after an answer was lost makes no second ticket, and is not lost either',
  anyWidth,
  async ({ house, browse }) => {
    const page = await browse(house.admin);
    const title = `Changed ${fresh()}`;
    await ask(page, house, title);
    await lose(page, '**/api/portal/tickets');
    await save(page);
    await expect(lost(page)).toBeVisible();
    await page.getByRole('textbox', { name: 'Description' }).fill('One more thing that I forgot.');
    await save(page);
    await expect(page.getByRole('alert').filter({ hasText: 'had arrived after all' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue(
      'One more thing that I forgot.',
    );
    await page.getByRole('link', { name: /^Open ticket T/ }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    const { tickets } = await call(house.admin.request, 'listTickets', { query: { list: 'all' } });
    expect(tickets.filter((ticket) => ticket.title === title)).toHaveLength(1);
  },
);

test('a reply whose answer was lost is there once, though it moved the ticket itself', async ({
  house,
  browse,
}) => {
  const { number } = await waiting(house, 'Which labels do you use?');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  await page.getByLabel('Your message').fill('The white ones.');
  await lose(page, '**/notes');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(lost(page)).toBeVisible();
  await expect(status(page)).toHaveText('In progress');
  await page.reload();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(told(page, 'Your reply was sent.')).toBeVisible();
  await expect(page.getByText('The white ones.')).toHaveCount(1);
});

test('reopening goes through when only the answer was lost', anyWidth, async ({ house, browse }) => {
  const { number } = await resolved(house, 'The labels are crooked');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  await page.getByRole('button', { name: 'No, reopen it' }).click();
  await page.getByLabel('What is not solved yet?').fill('They are still crooked.');
  await lose(page, '**/reopen');
  await page.getByRole('button', { name: 'Reopen the ticket' }).click();
  await expect(lost(page)).toBeVisible();
  await page.getByRole('button', { name: 'Reopen the ticket' }).click();
  await expect(told(page, `Ticket ${number} is open again.`)).toBeVisible();
});

test(
  'two tabs write two tickets, and neither takes the other’s words',
  anyWidth,
  async ({ house, browse }) => {
    const one = await browse(house.admin);
    await ask(one, house, 'In the first tab');
    const two = await one.context().newPage();
    await two.goto('/tickets/new');
    await expect(two.getByRole('button', { name: 'Continue' })).toBeVisible();
    await expect(two.getByText('You began a ticket')).toBeHidden();
    await ask(two, house, 'In the second tab');
    await save(two);
    await expect(saved(two)).toBeVisible();
    await one.reload();
    await expect(one.getByRole('textbox', { name: 'Title' })).toHaveValue('In the first tab');
  },
);

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
