import { expect, type Locator, type Page } from '@playwright/test';

/** What a customer does in the portal, in the words of the screen. */

/** Opens the main menu where the screen is too small to show it. */
export async function openMenu(page: Page): Promise<Locator> {
  const menu = page.getByRole('navigation', { name: 'Main' });
  const burger = page.getByRole('button', { name: 'Open the menu' });
  await expect(menu.or(burger).first()).toBeVisible();
  if (await burger.isVisible()) await burger.click();
  return menu;
}

/** Manage > Users, Tickets > Open tickets and so on. */
export async function choose(page: Page, ...way: string[]): Promise<void> {
  const menu = await openMenu(page);
  for (const name of way) {
    const link = menu.getByRole('link', { name, exact: true });
    const button = menu.getByRole('button', { name, exact: true });
    const entry = link.or(button);
    await expect(entry).toBeVisible();
    const open = (await entry.getAttribute('aria-expanded')) === 'true';
    if (!open) await entry.click();
  }
}

export async function chooseOwn(page: Page, firstName: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `Hi, ${firstName}` }).click();
  await page.getByRole('button', { name: entry }).click();
}

export async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The own password, with its rules ticking off while typing. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  const rules = page.getByRole('list').filter({ hasText: 'number' }).getByRole('listitem');
  const kept = rules.filter({ hasText: '– done' });
  await expect(kept).toHaveCount(0);
  const field = page.getByLabel('New password', { exact: true });
  await field.pressSequentially('abc');
  await expect(kept).toHaveCount(1);
  await field.fill(password);
  await expect(kept).toHaveCount(await rules.count());
  await page.getByLabel('The same password again').fill(password);
}

/** Steps 1 and 2 of a new ticket: site, request type, and the service with its sub-category, if it is one of ours. */
export async function startTicket(
  page: Page,
  site: string,
  type: string,
  service = 'Something else',
  part?: string,
): Promise<void> {
  await page.getByLabel('Site').selectOption(site);
  await page.getByRole('radio', { name: type }).check();
  const about = page.getByRole('radiogroup', { name: 'What is it about?' });
  await about.getByRole('radio', { name: service }).check();
  if (part) await page.getByRole('radio', { name: part, exact: true }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
}

export const status = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'About this ticket' }).locator('[data-status]');

export const activity = (page: Page): Locator =>
  page.getByRole('list', { name: 'Activity' }).getByRole('listitem');

/** Everything about a ticket, which a small screen folds away. */
export async function unfoldFacts(page: Page): Promise<Locator> {
  const facts = page.getByRole('complementary', { name: 'About this ticket' });
  await expect(facts).toBeVisible();
  if (!(await facts.getByText('Request type').isVisible()))
    await facts.getByText('More about this ticket').click();
  return facts;
}

/** The passing message that says what was done. */
export const told = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('status').filter({ hasText: words });
