import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { csvFile, someone } from './imports.ts';
import { expect, testAlone } from './fixtures.ts';
import { fresh } from './house.ts';
import { mailTo, mailsTo } from './mailbox.ts';
import { choose, told } from './portal.ts';

const test = testAlone();

/** "Managing Contacts in Bulk", as the guide's last chapter has it. */

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return readFile(await download.path(), 'utf8');
}

test('an administrator imports and updates users from the template, and undoes it', async ({
  house,
  browse,
  faults,
  baseURL,
}) => {
  const page = await browse(house.admin);
  const mark = fresh();
  const address = (name: string) => `${name}.${mark}@example.com`;

  await test.step('the template holds today’s contacts', async () => {
    await page.goto('/');
    await choose(page, 'Manage', 'Users');
    await page.getByRole('link', { name: 'Import/Update' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Import/Update users' })).toBeVisible();
    const template = await saved(page, 'Download import template');
    expect(template).toMatch(/^\uFEFFExternal ID,Prefix,First Name \[required\],/);
    expect(template).toContain(`Ada,,Miller`);
    expect(template).toContain(`,${house.admin.email},,Admin User\r\n`);
  });

  await test.step('choose the file, the site and what happens to those who exist', async () => {
    await button(page, 'Import').click();
    await expect(page.getByRole('alert')).toContainText('Please choose the completed template.');
    await page.getByLabel('Choose file').setInputFiles(
      csvFile(
        'Büro.csv',
        [
          someone('Björn', 'Núñez', address('bjorn'), { Phone: "'+46 8 123", City: 'Malmö; Süd' }),
          someone('Wanda', 'Welcome', address('wanda'), {
            'Client Portal Username': address('wanda'),
            'Client Portal Security Level': 'Standard User',
          }),
          someone('Ada', 'Miller', house.admin.email.toUpperCase(), { Title: 'Head of paper' }),
          someone('Pass', 'Word', address('pass'), { 'Client Portal Password': 'Summer-2026!' }),
          someone('Lena', 'Level', address('lena'), {
            'Client Portal Username': address('lena'),
            'Client Portal Security Level': 'Boss',
          }),
        ],
        ';',
      ),
    );
    await page.getByLabel('Site').selectOption(house.sites.branch.name);
    await page.getByRole('radio', { name: 'Update existing user' }).check();
    await button(page, 'Import').click();
  });

  await test.step('the preview says row by row what will be done', async () => {
    await expect(page.getByRole('heading', { name: 'Waits for you to confirm' })).toBeVisible();
    await expect(rowOf(page, 'Björn Núñez')).toContainText('To add');
    await expect(rowOf(page, 'Wanda Welcome')).toContainText('Opens the portal, with a welcome mail.');
    await expect(rowOf(page, 'Ada Miller')).toContainText('To change');
    await expect(rowOf(page, 'Ada Miller')).toContainText('New: Title.');
    await expect(rowOf(page, 'Ada Miller')).toContainText('An import does not end access');
    await expect(rowOf(page, 'Pass Word')).toContainText('must be empty');
    await expect(rowOf(page, 'Lena Level')).toContainText('You can give: Standard User, Admin User');
    await button(page, '2 Refused').click();
    await expect(page.getByRole('row')).toHaveCount(3);
    const refused = await saved(page, 'Download refused rows');
    expect(refused).toContain(address('pass'));
    expect(refused).not.toContain('Summer-2026!');
  });

  await test.step('confirmed, it is done, and the new user is welcomed', async () => {
    await button(page, 'Import 3 rows').click();
    await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await mailTo(baseURL ?? '', address('wanda'), 'Welcome');
    expect(await mailsTo(baseURL ?? '', address('bjorn'))).toEqual([]);
    await page.getByRole('link', { name: 'Import history' }).click();
    const history = rowOf(page, 'Büro.csv');
    await expect(history).toContainText('Ada Miller');
    await expect(history).toContainText(house.sites.branch.name);
    await expect(history).toContainText('2 added, 1 changed, 0 left as it was, 2 refused');
    await choose(page, 'Manage', 'Users');
    await page.getByLabel('Find a contact').fill(mark);
    await page.getByRole('link', { name: 'Björn Núñez' }).click();
    await expect(page.getByLabel('City')).toHaveValue('Malmö; Süd');
    await expect(page.getByLabel('Phone', { exact: true })).toHaveValue('+46 8 123');
  });

  await test.step('undone, everything is as before but what was changed since', async () => {
    await page.getByLabel('Mobile').fill('070 1');
    await button(page, 'Save and Close').click();
    await expect(told(page, /Björn/)).toBeVisible();
    await page.getByRole('link', { name: 'Import history' }).click();
    await page.getByRole('link', { name: 'Büro.csv' }).click();
    await button(page, 'Undo this import').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo it' }).click();
    await expect(page.getByRole('heading', { name: 'Undone' })).toBeVisible();
    await expect(page.getByText('1 removed, 1 set back, 1 kept')).toBeVisible();
    await expect(rowOf(page, 'Ada Miller')).toContainText('Set back');
    await button(page, '1 Kept').click();
    await expect(page.getByRole('row')).toHaveCount(2);
    await expect(rowOf(page, 'Björn Núñez')).toContainText('This contact was changed since.');
    await page.getByRole('link', { name: 'Import history' }).click();
    await expect(rowOf(page, 'Büro.csv')).toContainText('1 removed, 1 set back, 1 kept');
  });
  expect(faults).toEqual([]);
});

test('a workbook that is only called CSV is refused with what to do', async ({ house, browse, faults }) => {
  const page = await browse(house.admin);
  await page.goto('/users/import');
  await page
    .getByLabel('Choose file')
    .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004zip') });
  await button(page, 'Import').click();
  await expect(page.getByRole('heading', { name: 'The file was refused' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('save it as “CSV UTF-8”');
  expect(faults).toEqual([]);
});
