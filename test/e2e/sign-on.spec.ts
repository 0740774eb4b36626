import type { Page } from '@playwright/test';
import { organisation } from '../../demonstration/organisation.ts';
import { expect, test } from './fixtures.ts';
import { chooseOwn } from './portal.ts';
import { violations } from './violations.ts';
import { unlessRefused } from './watch.ts';

/** Signing in with the account that one has at work, as docs/single-sign-on.md tells customers. */

const [judith, samuel, zofia, dominic, guest] = organisation.accounts;
const button = (page: Page) => page.getByRole('button', { name: `Continue with ${organisation.name}` });

/** On the organisation's own page. */
const choose = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`) }).click();

async function beginWith(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await expect(page.getByLabel('Password', { exact: true })).toBeHidden();
  await button(page).click();
  await expect(page.getByText('Who are you?')).toBeVisible();
}

test('somebody signs in at the organisation and comes to the page that was asked for, and signs out', async ({
  browse,
  faults,
}) => {
  const page = await browse();
  await page.goto(`/sign-in/?next=${encodeURIComponent('/tickets')}`);
  await beginWith(page, judith!.email);
  await choose(page, judith!.name);
  await expect(page).toHaveURL(/\/tickets/);
  await expect(page.getByRole('button', { name: 'Hi, Judith' })).toBeVisible();
  // The session's cookies are Strict and were set on the way back: they are there for the next page, too.
  await page.reload();
  await expect(page.getByRole('button', { name: 'Hi, Judith' })).toBeVisible();

  // The own account has no password here, and says where it is.
  await page.goto('/account');
  await expect(page.getByText(`You sign in with your account of ${organisation.name}.`)).toBeVisible();
  await expect(page.getByLabel('New password', { exact: true })).toBeHidden();

  await page.goto('/');
  await chooseOwn(page, 'Judith', 'Sign out');
  await expect(page.getByText('You are signed out here.')).toContainText(
    `On this device you may still be signed in at ${organisation.name}.`,
  );
  await page.reload();
  await expect(page.getByText('You are signed out here.')).toBeHidden();
  // What was on its way while signing out is refused.
  expect(unlessRefused(faults)).toEqual([]);
});

test('by keyboard alone, with the page telling what changed', async ({ browse, faults }) => {
  const page = await browse();
  await page.goto('/sign-in/');
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  // Enter before anything was asked: the page asks first.
  await page.keyboard.type(samuel!.email);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Who are you?')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('E-mail address')).toBeVisible();
  await expect(page.getByText('You are signed out here.')).toHaveCount(0);

  await page.getByLabel('E-mail address').fill('');
  await page.getByLabel('E-mail address').pressSequentially(zofia!.email);
  await expect(
    page.getByRole('status').filter({ hasText: 'You sign in with your account of' }),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Remember me for 30 days')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Who are you?')).toBeVisible();
  await choose(page, zofia!.name);
  await expect(page.getByRole('button', { name: 'Hi, Zofia' })).toBeVisible();
  expect(faults).toEqual([]);
});

test('who is not let in reads why, in plain words', async ({ browse, faults }) => {
  const page = await browse();
  const refused = page.getByRole('alert').filter({ hasText: /\S/ });
  await page.goto('/sign-in/');
  await beginWith(page, dominic!.email);
  await choose(page, dominic!.name);
  await expect(refused).toContainText('your address has no access to this portal yet');
  expect(await violations(page)).toEqual([]);
  // The organisation knows the account by now; it asks all the same, so that another can be taken.
  await beginWith(page, dominic!.email);

  const other = await browse();
  await other.goto('/sign-in/');
  await beginWith(other, guest!.email.replace(/@.*/, '@marrowfield.example.com'));
  await choose(other, 'Gil Ferrer');
  await expect(other.getByRole('alert').filter({ hasText: /\S/ })).toContainText('is not one of its own');

  const third = await browse();
  await third.goto('/sign-in/');
  await beginWith(third, dominic!.email);
  await third.getByRole('button', { name: 'Cancel' }).click();
  await expect(third.getByRole('alert').filter({ hasText: /\S/ })).toContainText(
    'You came back without signing in.',
  );
  await third.reload();
  await expect(third.getByText('You came back')).toBeHidden();
  expect(faults).toEqual([]);
});

test('others sign in by password, as ever', async ({ browse, faults }) => {
  const page = await browse();
  await page.goto('/sign-in/');
  await page.getByLabel('E-mail address').fill(judith!.email);
  await expect(page.getByRole('button', { name: 'Forgot your password?' })).toBeHidden();
  await page.getByLabel('E-mail address').fill('hannah.whitlock@larkspur.example.com');
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Forgot your password?' })).toBeVisible();
  expect(faults).toEqual([]);
});
