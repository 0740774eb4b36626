import type { Page } from '@playwright/test';
import { totpCode } from '../../local/cognito/totp.ts';
import { call } from './api.ts';
import { expect, testAlone } from './fixtures.ts';
import { fresh } from './house.ts';
import { mailTo } from './mailbox.ts';
import { followWelcome, ownPassword } from './people.ts';
import { signInWith, told } from './portal.ts';
import { violations } from './violations.ts';

/** What people do for the safety of their own account (A5, A7, A9), in the portal and at the desk. */
const test = testAlone();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const proves = async (page: Page) => expect(await violations(page)).toEqual([]);
/** What the app shows; a code is good once, so the next one comes half a minute later. */
const shown = (secret: string, later = 0) => totpCode(secret, Date.now() + later * 30_000);

async function openAccount(page: Page, firstName: string): Promise<void> {
  await button(page, `Hi, ${firstName}`).click();
  await page.getByRole('link', { name: 'Password and security' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Password and security' })).toBeVisible();
}

test('change the password, by keyboard alone', async ({ house, browse, faults, baseURL }) => {
  const page = await browse(house.technician);
  await page.goto('/desk/account');
  const password = part(page, 'Password');
  await password.getByLabel('Current password', { exact: true }).focus();
  await page.keyboard.type('Not-my-password-1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Blue-teapot-77');
  const kept = password.getByRole('listitem').filter({ hasText: '– done' });
  await expect(kept).toHaveCount(5);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Blue-teapot-78');
  await page.keyboard.press('Enter');
  await expect(password.getByLabel('The same password again', { exact: true })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Blue-teapot-77');
  await page.keyboard.press('Enter');
  await expect(password.getByLabel('Current password', { exact: true })).toBeFocused();
  await expect(password.getByText('This is not your password').first()).toBeVisible();
  await proves(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(ownPassword);
  await page.keyboard.press('Enter');
  await expect(told(page, 'Your password is changed.')).toBeVisible();
  await expect(password.getByText('All password rules are kept.')).toHaveCount(0);
  await mailTo(baseURL ?? '', house.technician.email, 'Your password was changed');
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
});

test('a second factor, from its set-up to a recovery code', async ({ house, browse, baseURL }) => {
  const { email } = house.admin;
  const page = await browse(house.admin);
  await page.goto('/');
  await openAccount(page, 'Ada');
  const factor = part(page, 'Second factor');
  await button(page, 'Set up an authenticator app').click();
  await expect(factor.getByLabel('Your password', { exact: true })).toBeFocused();
  await factor.getByLabel('Your password', { exact: true }).fill(ownPassword);
  await button(page, 'Continue').click();
  const link = factor.getByRole('link', { name: 'Open it in an app on this device' });
  const address = new URL((await link.getAttribute('href')) ?? '');
  expect(address.protocol).toBe('otpauth:');
  const secret = address.searchParams.get('secret') ?? '';
  await expect(factor.getByText(secret.replaceAll(/(.{4})(?=.)/g, '$1 '))).toBeVisible();
  await proves(page);
  const code = factor.getByLabel('Code from your authenticator app', { exact: true });
  await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
  await code.fill('12345');
  await button(page, 'Confirm').click();
  await expect(code).toBeFocused();
  const now = shown(secret);
  await code.fill(`${now.slice(0, 3)} ${now.slice(3)}`);
  await button(page, 'Confirm').click();
  const listed = factor.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await expect(listed).toHaveCount(10);
  const codes = await listed.allTextContents();
  await proves(page);
  const download = page.waitForEvent('download');
  await factor.getByRole('link', { name: 'Save as a file' }).click();
  expect((await download).suggestedFilename()).toBe('recovery-codes.txt');
  await button(page, 'I have kept them').click();
  await expect(factor).toContainText('10 recovery codes are left');
  await mailTo(baseURL ?? '', email, 'Your second factor is set up');

  const other = await browse();
  await other.goto('/sign-in/');
  await signInWith(other, email, ownPassword);
  await expect(other.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await proves(other);
  const field = other.getByLabel('Code from your authenticator app', { exact: true });
  await field.fill('12');
  await button(other, 'Sign in').click();
  await expect(field).toBeFocused();
  await field.fill(shown(secret, 1));
  await button(other, 'Sign in').click();
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Ada');

  const third = await browse();
  await third.goto('/sign-in/');
  await signInWith(third, email, ownPassword);
  await button(third, 'Use a recovery code').click();
  await proves(third);
  await third.getByLabel('Recovery code', { exact: true }).fill((codes[0] ?? '').toUpperCase());
  await button(third, 'Sign in').click();
  await expect(button(third, 'Hi, Ada')).toBeVisible();
  const mail = await mailTo(baseURL ?? '', email, 'A recovery code of yours was used');
  expect(mail.text).toContain('9 codes are left');

  // Three sessions now; the other two are signed out from here.
  await page.reload();
  const sessions = part(page, 'Where you are signed in');
  await expect(sessions.getByRole('listitem').filter({ hasText: 'This one' })).toHaveCount(1);
  await button(page, 'Sign out everywhere else').click();
  await expect(told(page, 'You are signed out everywhere else.')).toBeVisible();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await third.waitForTimeout(1_000);
  await third.goto('/tickets');
  await expect(third.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a company requires a second factor, and resets one', async ({
  house,
  browse,
  faults,
  baseURL,
  playwright,
}) => {
  const desk = house.administrator.request;
  const email = `finn.${fresh()}@example.com`;
  const fields = { firstName: 'Finn', lastName: 'Fischer', email, siteId: house.sites.main.id };
  const params = { companyId: house.companyId };
  const access = { active: true, levels: ['standard-user'] };
  await call(desk, 'createCompanyContact', { params, body: { fields, access } });
  const request = await playwright.request.newContext({ baseURL });
  await followWelcome(request, baseURL ?? '', { door: 'portal', email, name: 'Finn Fischer' });
  await request.dispose();

  const admin = await browse(house.admin);
  await admin.goto('/users');
  const rule = admin.getByRole('checkbox', { name: 'Everybody of the company must have a second factor' });
  await rule.click();
  await expect(admin.getByRole('dialog')).toContainText('within 15 minutes');
  await admin.keyboard.press('Escape');
  await expect(rule).toBeFocused();
  await expect(rule).not.toBeChecked();
  await rule.click();
  await proves(admin);
  await button(admin, 'Require it').click();
  await expect(told(admin, 'From now on everybody of the company')).toBeVisible();
  await expect(rule).toBeChecked();

  const page = await browse();
  await page.goto('/sign-in/?next=%2Ftickets');
  await signInWith(page, email, ownPassword);
  await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeFocused();
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  await proves(page);
  const link = page.getByRole('link', { name: 'Open it in an app on this device' });
  const secret = new URL((await link.getAttribute('href')) ?? '').searchParams.get('secret') ?? '';
  await page.getByLabel('Code from your authenticator app').fill(shown(secret));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Keep your recovery codes' })).toBeFocused();
  await expect(page.getByRole('list').getByRole('listitem')).toHaveCount(10);
  await proves(page);
  await button(page, 'I have kept them').click();
  await expect(page).toHaveURL(/\/tickets(\?|$)/);
  await page.goto('/account');
  await expect(part(page, 'Second factor')).toContainText('It is required for you');

  await admin.goto('/users');
  await admin.getByRole('link', { name: 'Finn Fischer' }).first().click();
  await admin.getByLabel('Department').fill('Finishing');
  await admin.getByRole('tab', { name: 'Client Portal' }).click();
  await admin.getByRole('button', { name: 'Reset the second factor of Finn Fischer' }).click();
  await button(admin, 'Yes, reset it').click();
  await expect(told(admin, 'The second factor of Finn Fischer is reset.')).toBeVisible();
  await mailTo(baseURL ?? '', email, 'Your second factor was reset');
  await expect(admin.getByText('No second factor')).toBeFocused();
  await admin.getByRole('tab', { name: 'Contact' }).click();
  await expect(admin.getByLabel('Department')).toHaveValue('Finishing');
  admin.once('dialog', (question) => void question.dismiss());
  // On a phone the passing message lies over the buttons for a while; keys reach them all the same.
  await admin.getByRole('link', { name: 'Cancel' }).press('Enter');
  await expect(admin.getByLabel('Department')).toHaveValue('Finishing');
  await button(admin, 'Save and Close').press('Enter');
  await expect(told(admin, 'Finn Fischer was saved.')).toBeVisible();
  await rule.click();
  await button(admin, 'Leave it to everybody').click();
  await expect(rule).not.toBeChecked();
  expect(faults).toEqual([]);
});
