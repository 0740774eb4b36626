import { expect, testAlone } from './fixtures.ts';
import { mailTo } from './mailbox.ts';
import { told } from './portal.ts';
import { raise } from './tickets.ts';

/** Which mails come (A11): chosen in the portal by keys, stopped by the link of a mail. */
const test = testAlone();

test('choose which mails come, and stop them all', async ({ house, browse, faults }) => {
  const page = await browse(house.admin);
  await page.goto('/');
  await page.getByRole('button', { name: 'Hi, Ada' }).click();
  await page.getByRole('link', { name: 'Notifications' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Always mailed' })).toContainText('password');
  await page.getByLabel('My ticket goes on or waits').selectOption('No mail');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(told(page, 'Your choices were saved.')).toBeVisible();
  await page.getByLabel('Stop mailing me').focus();
  await page.keyboard.press('Space');
  await expect(page.getByLabel('My ticket goes on or waits')).toBeDisabled();
  await page.getByLabel('Stop mailing me').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('An answer on my ticket').focus();
  await expect(page.getByLabel('An answer on my ticket')).toBeFocused();
  await page.reload();
  await expect(page.getByLabel('My ticket goes on or waits')).toHaveValue('none');
  expect(faults).toEqual([]);
});

test('the link at the foot of a mail asks, then stops the mails without signing in', async ({
  house,
  browse,
  faults,
  baseURL,
}) => {
  const { number } = await raise(house, 'The label printer blinks');
  const mail = await mailTo(baseURL ?? '', house.admin.email, number);
  const link = /Stop these mails: (\S+)/.exec(mail.text)?.[1] ?? '';
  const stranger = await browse();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'Stop mailing you?' })).toBeVisible();
  await stranger.getByRole('button', { name: 'Stop mailing me' }).click();
  await expect(stranger.getByRole('heading', { name: 'You get no more mails' })).toBeFocused();
  const page = await browse(house.admin);
  await page.goto('/notifications');
  await expect(page.getByLabel('Stop mailing me')).toBeChecked();
  await stranger.getByRole('button', { name: 'Mail me again' }).click();
  await expect(stranger.getByText('Mails come again.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Stop mailing me')).not.toBeChecked();
  expect(faults).toEqual([]);
});
