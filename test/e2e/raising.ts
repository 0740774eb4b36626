import { expect, type Page } from '@playwright/test';
import { drop } from './drop.ts';
import { invoice, picture } from './files.ts';

/** Filling in the form of a new ticket. */

/** Everything that an incident asks. */
export async function fillIncident(page: Page, title: string, item: string): Promise<void> {
  await expect(page.getByLabel('Contact')).toHaveValue(/.+/);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill('It prints ten labels, then a red light comes on.');
  await page.getByLabel('Your reference').fill('PO-4711');
  await page.getByRole('radio', { name: item }).check();
  await page.getByLabel('Not sure about the item?').fill('The one beside the door');
  await page.getByRole('radiogroup', { name: 'How urgent' }).getByRole('radio', { name: 'High' }).check();
  await page.getByRole('radio', { name: 'Others' }).check();
  await page.getByLabel('What have you tried already?').fill('Off and on again.');
  await page.getByLabel('Which error messages').fill('E-17');
}

/** A picture by drop and a document by the picker; the progress is seen while the upload is held back. */
export async function attach(page: Page): Promise<void> {
  const { promise: go, resolve: release } = Promise.withResolvers<void>();
  await page.route(
    ({ port }) => port !== new URL(page.url()).port,
    async (route) => {
      await go;
      await route.continue();
    },
  );
  await drop(page.getByRole('group', { name: 'Attach files' }), picture);
  await page.getByLabel('Choose files').setInputFiles(invoice);
  const files = page.getByRole('list', { name: 'Files to attach' }).getByRole('listitem');
  for (const { name } of [picture, invoice])
    await expect(files.getByRole('progressbar', { name: `Sending ${name}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save & View' })).toBeDisabled();
  release();
  await expect(files.filter({ hasText: 'Sent' })).toHaveCount(2);
}
