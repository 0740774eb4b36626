import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { call } from './api.ts';
import { expect, testAlone } from './fixtures.ts';
import { choose, told } from './portal.ts';
import { closed, raise, waiting } from './tickets.ts';

const test = testAlone();

/** Finding tickets: columns (D2), filters (D3), order and views (D4), search by (D5), saved views and export (D8). */
const dialog = (page: Page): Locator => page.getByRole('dialog');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const wide = (page: Page): boolean => (page.viewportSize()?.width ?? 0) > 1_000;
/** The columns of the list, in rows or in summaries. */
const chosen = (page: Page) =>
  dialog(page)
    .getByRole('group', { name: 'Chosen' })
    .getByRole('radio')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
/** Rows, or summaries on a small screen. */
const tickets = (page: Page): Locator =>
  page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasNotText: /^(My|Open|Watched|Recently|Resolved|All|See)/ });
const shown = (page: Page, title: string): Locator => page.getByRole('link', { name: title, exact: true });

/** With a mouse anywhere on the row, with a finger by its handle. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const held = wide(page) ? from : from.locator('[data-handle]');
  const [start, end] = [await held.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('Nothing to drag.');
  const at = (x: number, y: number) => ({ x, y });
  const [a, b] = [at(start.x + start.width / 2, start.y + start.height / 2), at(end.x + 20, end.y + 8)];
  const way = [1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
    at(a.x + ((b.x - a.x) * n) / 8, a.y + ((b.y - a.y) * n) / 8),
  );
  if (wide(page)) {
    await page.mouse.move(a.x, a.y);
    await page.mouse.down();
    for (const { x, y } of way) await page.mouse.move(x, y);
    return page.mouse.up();
  }
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [a]);
  for (const place of way) await touch('touchMove', [place]);
  await touch('touchEnd', []);
}

test.beforeAll(async ({ house }) => {
  await Promise.all([
    raise(house, 'Labels come out blank'),
    waiting(house, 'Scanner beeps twice'),
    closed(house, 'Old till replaced'),
  ]);
});

test('columns are chosen by drag and by keyboard, and are there on another device', async ({
  house,
  browse,
  faults,
}) => {
  const page = await browse(house.admin);
  await page.goto('/tickets?list=all');
  await expect(shown(page, 'Scanner beeps twice')).toBeVisible();
  await press(page, 'Columns');
  const row = (list: string, name: string) =>
    dialog(page).getByRole('group', { name: list }).locator(`[data-column="${name}"]`);
  await drag(page, row('Available', 'itemProduct'), row('Chosen', 'status'));
  expect((await chosen(page)).slice(0, 4)).toEqual(['number', 'title', 'itemProduct', 'status']);
  const available = dialog(page).getByRole('group', { name: 'Available' });
  await drag(page, row('Chosen', 'priority'), available);
  expect(await chosen(page)).not.toContain('priority');
  await drag(page, row('Chosen', 'number'), available);
  expect(await chosen(page)).toContain('number');

  await dialog(page).getByRole('radio', { name: 'Site' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(
    dialog(page).getByRole('group', { name: 'Chosen' }).getByRole('radio', { name: 'Site' }),
  ).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  const wanted = await chosen(page);
  expect(wanted.at(-2)).toBe('site');
  await press(page, 'Use these columns');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('main')).toContainText('Zebra ZD421');
  await expect
    .poll(async () => (await call(house.admin.request, 'getMe', {})).preferences.lists.columns)
    .toEqual(wanted);

  const elsewhere = await browse(house.admin);
  await elsewhere.goto('/tickets?list=mine');
  await expect(elsewhere.getByRole('main')).toContainText('Zebra ZD421');
  await press(elsewhere, 'Columns');
  await expect.poll(() => chosen(elsewhere)).toEqual(wanted);
  await press(elsewhere, 'The usual columns');
  await press(elsewhere, 'Use these columns');
  // Whoever has the usual ones has, on the home page, those that it has room for.
  await elsewhere.goto('/');
  const latest = elsewhere.getByRole('region', { name: 'Latest open tickets' });
  await expect(latest).toContainText('Scanner beeps twice');
  await expect(latest).not.toContainText('Ada Miller');
  expect(faults).toEqual([]);
});

test('every column filters; the filtered link shows a colleague the same', async ({
  house,
  browse,
  faults,
}) => {
  const page = await browse(house.admin);
  await page.goto('/tickets?list=all');
  await press(page, 'Filters');
  for (const name of ['Title', 'Status', 'Number', 'Contact', 'Your reference', 'Service'])
    await expect(page.getByLabel(name, { exact: true })).toBeVisible();
  await expect(page.getByLabel('Created from')).toBeVisible();
  await expect(page.getByLabel('Closed to')).toBeVisible();
  await page.getByLabel('Status', { exact: true }).selectOption({ label: 'Closed (1)' });
  await page.getByLabel('Your reference', { exact: true }).fill('po-4711');
  await expect(shown(page, 'Old till replaced')).toBeVisible();
  await expect(shown(page, 'Scanner beeps twice')).toHaveCount(0);
  await page.getByLabel('Title', { exact: true }).fill('x'.repeat(300));
  await expect(page.getByText('No ticket in this list matches the filters.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Export' })).toHaveAccessibleDescription(
    /nothing in this list/,
  );
  await page.getByLabel('Title', { exact: true }).fill('');
  await expect(shown(page, 'Old till replaced')).toBeVisible();
  await page.getByLabel('Created from').fill('2026-11-02');
  await page.getByLabel('Created to').fill('2026-11-01');
  await expect(page.getByLabel('Created to')).toHaveAccessibleDescription(/The last day is before the first/);
  await page.getByLabel('Created from').fill('');
  await page.getByLabel('Created to').fill('');
  await expect(page.getByText('The last day is before the first')).toHaveCount(0);

  // The address is written down when nobody types any more.
  const filters = { status: 'closed', reference: 'po-4711' };
  await expect(page).toHaveURL((url) => url.searchParams.get('filters') === JSON.stringify(filters));
  const link = page.url();
  const colleague = await browse(house.admin);
  await colleague.goto(link);
  await expect(shown(colleague, 'Old till replaced')).toBeVisible();
  await expect(shown(colleague, 'Scanner beeps twice')).toHaveCount(0);
  const chips = colleague.getByRole('list', { name: 'Filters of this list' });
  await expect(chips.getByRole('button')).toHaveText(['Status: Closed', 'Your reference: po-4711']);
  await chips.getByRole('button', { name: 'Remove the filter Status: Closed' }).click();
  await expect(shown(colleague, 'Scanner beeps twice')).toBeVisible();
  await press(colleague, 'Clear');
  await expect(chips).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('a list is sorted up and down, as rows and as summaries, which is remembered', async ({
  house,
  browse,
  faults,
}) => {
  const page = await browse(house.admin);
  await page.goto('/tickets?list=all');
  await expect(shown(page, 'Old till replaced')).toBeVisible();
  if (wide(page)) await press(page, 'Summary view');
  await expect(page.getByLabel('Sort by')).toBeInViewport();
  await page.getByLabel('Sort by').selectOption('Title');
  const titles = () => tickets(page).allTextContents();
  const sorted = ['Labels come out blank', 'Old till replaced', 'Scanner beeps twice'];
  await expect.poll(titles).toEqual(sorted);
  await page.getByRole('button', { name: 'Downwards' }).click();
  await expect.poll(titles).toEqual(sorted.toReversed());
  await press(page, 'List view');
  await expect(page.getByRole('table')).toBeVisible();
  const head = page.getByRole('columnheader', { name: 'Title' });
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await head.getByRole('button').press('Enter');
  await expect(head).not.toHaveAttribute('aria-sort');
  await head.getByRole('button').press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(
      async () =>
        (await call(house.admin.request, 'getMe', {})).preferences.lists[wide(page) ? 'wide' : 'narrow'],
    )
    .toBe('list');
  await page.reload();
  await expect(page.getByRole('table')).toBeVisible();
  if (!wide(page)) await press(page, 'Summary view');
  expect(faults).toEqual([]);
});

test('a clock that stands says so in a list, without a time that moves', async ({ house, browse }) => {
  const page = await browse(house.admin);
  await page.goto('/tickets?list=all&words=scanner&columns=["title","resolveBy"]');
  const one = page.getByRole(wide(page) ? 'row' : 'listitem').filter({ hasText: 'Scanner beeps twice' });
  await expect(one.getByText('Paused', { exact: true })).toBeVisible();
  await expect(one.locator(wide(page) ? 'time' : 'dd time')).toHaveCount(0);
});

test('a view is saved, opened from the menu, renamed and deleted', async ({ house, browse, faults }) => {
  const page = await browse(house.admin);
  await page.goto('/tickets?list=all&words=till');
  await expect(shown(page, 'Old till replaced')).toBeVisible();
  await press(page, 'Views');
  const name = page.getByLabel('Name of the view');
  await name.fill('');
  await press(page, 'Save');
  await expect(dialog(page).getByRole('alert')).toHaveText('Please enter a name for the view.');
  await expect(name).toBeFocused();
  await name.fill('<b>Tills</b>');
  await press(page, 'Save');
  await expect(page.getByRole('heading', { level: 1, name: '<b>Tills</b>' })).toBeVisible();

  await page.goto('/');
  await choose(page, 'Tickets', '<b>Tills</b>');
  await expect(shown(page, 'Old till replaced')).toBeVisible();
  await expect(shown(page, 'Scanner beeps twice')).toHaveCount(0);
  const tabs = page.getByRole('navigation', { name: 'Ticket lists' });
  await expect(tabs.locator('[aria-current=page]')).toHaveText(['<b>Tills</b>']);
  await press(page, 'Clear');
  await expect(page.getByRole('heading', { level: 1, name: '<b>Tills</b> (changed)' })).toBeVisible();
  await page.getByLabel('Filter this list').fill('till');
  await expect(page.getByRole('heading', { level: 1, name: '<b>Tills</b>', exact: true })).toBeVisible();

  await press(page, 'Views');
  await name.fill('<B>tills</B>');
  await press(page, 'Save');
  await expect(dialog(page).getByRole('alert')).toContainText('You have a view of this name already');
  await dialog(page).getByRole('button', { name: 'Rename <b>Tills</b>' }).click();
  await dialog(page).getByLabel('New name').fill('All about tills');
  await press(page, 'Rename');
  await expect(dialog(page).getByRole('link', { name: 'All about tills' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Delete All about tills' }).click();
  await expect(dialog(page).getByText('None yet.')).toBeVisible();
  // The two names that were refused.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
});

test('the list is exported with its columns, and a long one page by page', async ({
  house,
  browse,
  faults,
}) => {
  const page = await browse(house.admin);
  await page.goto('/tickets?list=all&words=scanner');
  await expect(shown(page, 'Scanner beeps twice')).toBeVisible();
  const saved = page.waitForEvent('download');
  await press(page, 'Export');
  const short = readFileSync(await (await saved).path(), 'utf8');
  expect(short).toMatch(
    /^\uFEFFNumber,Title,Status,Priority,Contact,Updated\r\nT\d{8}\.\d+,Scanner beeps twice,/,
  );
  expect(short.trim().split('\r\n')).toHaveLength(2);

  // A list of 12,000, made up on the way; the third page fails once.
  const [some] = (await call(house.admin.request, 'listTickets', { query: { list: 'all' } })).tickets;
  let failures = 1;
  await page.route('**/api/portal/tickets?**', async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const from = Number(asked.get('cursor') ?? 0);
    const size = Number(asked.get('size') ?? 50);
    if (from === 1_000 && failures-- > 0) return route.abort('connectionreset');
    const made = Array.from({ length: size }, (_, i) => ({
      ...some,
      number: `T20260101.${String(from + i).padStart(5, '0')}`,
      title: i === 0 ? '=1+1' : `Made up ${from + i}`,
    }));
    await route.fulfill({
      json: { tickets: made, cursor: from + size < 12_000 ? String(from + size) : undefined },
    });
  });
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await page.goto('/tickets?list=all');
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await expect(page.getByText('there are more')).toBeVisible();
  const long = page.waitForEvent('download');
  await press(page, 'Export');
  const rows = readFileSync(await (await long).path(), 'utf8')
    .split('\r\n')
    .slice(1, -1);
  expect(rows).toHaveLength(10_000);
  expect(new Set(rows).size).toBe(10_000);
  expect(rows[0]).toMatch(/^T20260101\.00000,'=1\+1,/);
  await expect(told(page, 'the file holds its first 10,000 tickets')).toBeVisible();
  expect(faults.filter((fault) => !fault.includes('ERR_CONNECTION_RESET'))).toEqual([]);
});
