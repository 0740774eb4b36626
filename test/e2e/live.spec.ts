import type { Page } from '@playwright/test';
import { call } from './api.ts';
import { find } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { activity, status } from './portal.ts';
import { raise } from './tickets.ts';

/** Open pages stay right by themselves, within five seconds (E12). */
const soon = { timeout: 5_000 };

/** The answers to a page's questions for this address, by status. */
function answersOf(page: Page, path: string): number[] {
  const found: number[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/api/') && pathname.endsWith(path)) found.push(response.status());
  });
  return found;
}

/** What a page asks about whether somebody looks at it; Playwright's tabs are always looked at. */
const look = (page: Page, at: boolean) =>
  page.evaluate((visible) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (visible ? 'visible' : 'hidden'),
    });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, at);

test('what a technician does shows on the customer’s open page, while a reply is being written', async ({
  house,
  browse,
  faults,
}) => {
  const { companyId, number } = await raise(house, 'The label printer hums');
  const { request } = house.technician;
  const params = { companyId, number };
  const page = await browse(house.admin);
  const answers = answersOf(page, `/tickets/${number}`);
  await page.goto(`/tickets/${number}`);
  await expect(activity(page)).toHaveCount(1);
  const field = page.getByRole('textbox', { name: 'Your message' });
  await field.pressSequentially('It hums most in the mor');
  await expect.poll(() => answers.filter((one) => one === 304).length, { timeout: 9_000 }).toBeGreaterThan(1);
  expect(answers.filter((one) => one === 200)).toHaveLength(1);
  const before = await page.evaluate(() => scrollY);

  await call(request, 'addDeskNote', {
    params,
    body: { text: 'Between us: old.', seen: 'new', internal: true },
  });
  await call(request, 'addDeskNote', { params, body: { text: 'Does it hum all day?', seen: 'new' } });
  await expect(activity(page).filter({ hasText: 'Does it hum all day?' })).toBeVisible(soon);
  await expect(page.getByRole('status').filter({ hasText: 'Tess Turner replied' })).toBeVisible();
  await expect(page.getByText('Between us')).toHaveCount(0);
  await field.pressSequentially('ning');
  await expect(field).toHaveValue('It hums most in the morning');
  await expect(field).toBeFocused();
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(120);

  const { ticket } = await call(request, 'getDeskTicket', { params });
  await call(request, 'changeStatus', { params, body: { version: ticket.version, action: 'start' } });
  await expect(status(page)).toHaveText('In progress', soon);
  expect(faults).toEqual([]);
});

test('counts, lists and queues follow, and a hidden tab asks nothing', async ({ house, browse }) => {
  const [home, list, queue] = await Promise.all([
    browse(house.admin),
    browse(house.admin),
    browse(house.technician),
  ]);
  const open = home
    .getByRole('list', { name: 'Tickets at a glance' })
    .getByRole('link', { name: /^\d+ ?Open$|^Open/ });
  await Promise.all([home.goto('/'), list.goto('/tickets?list=open'), queue.goto('/desk/')]);
  await expect(open).toBeVisible();
  await find(queue, 'appears by itself');
  const count = Number(/\d+/.exec((await open.textContent()) ?? '')?.[0]);
  const { number } = await raise(house, 'A ticket that appears by itself');
  await Promise.all([
    expect(open).toContainText(String(count + 1), soon),
    expect(list.getByText('A ticket that appears by itself').first()).toBeVisible(soon),
    expect(queue.getByText(number).first()).toBeVisible(soon),
  ]);

  await look(list, false);
  const answers = answersOf(list, '/tickets');
  await raise(house, 'While nobody looks');
  await list.waitForTimeout(5_000);
  expect(answers).toEqual([]);
  await look(list, true);
  await expect(list.getByText('While nobody looks').first()).toBeVisible({ timeout: 2_500 });
});

test('a lost connection is told in plain words and comes back by itself', async ({ house, browse }) => {
  const { companyId, number } = await raise(house, 'The connection goes');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  await expect(activity(page)).toHaveCount(1);
  await page.waitForTimeout(500);
  await page.context().setOffline(true);
  const notice = page.getByRole('status').filter({ hasText: 'You are offline' });
  await expect(notice).toBeVisible();
  await call(house.technician.request, 'addDeskNote', {
    params: { companyId, number },
    body: { text: 'Are you there?', seen: 'new' },
  });
  await page.waitForTimeout(4_000);
  await expect(activity(page)).toHaveCount(1);
  await page.context().setOffline(false);
  await expect(notice).toHaveCount(0);
  await expect(activity(page).filter({ hasText: 'Are you there?' })).toBeVisible(soon);

  await page.route('**/api/portal/**', (route) => route.abort('connectionrefused'));
  const away = page.getByRole('status').filter({ hasText: 'We cannot reach the service at the moment.' });
  await expect(away).toBeVisible({ timeout: 12_000 });
  await page.unroute('**/api/portal/**');
  await expect(away).toHaveCount(0, { timeout: 12_000 });
});
