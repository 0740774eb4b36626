import type { Page } from '@playwright/test';
import { call } from './api.ts';
import { expect, testAlone } from './fixtures.ts';
import { fresh } from './house.ts';
import { mailTo } from './mailbox.ts';
import { signInWith, told } from './portal.ts';
import { raise } from './tickets.ts';

/** What people do with their own profile (A10), in the words of the guides. */
const test = testAlone();

test('edit the profile from the menu behind the name', async ({ house, browse, faults }) => {
  const page = await browse(house.admin);
  await page.goto('/');
  await page.getByRole('button', { name: 'Hi, Ada' }).click();
  await page.getByRole('link', { name: 'Edit profile' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your profile' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Security level' })).toContainText('Admin User');
  await page.getByLabel('Job title').fill('Head of labels');
  await page.getByLabel('E-mail address 2').fill('nowhere');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('E-mail address 2')).toBeFocused();
  await page.getByLabel('E-mail address 2').fill('ada.spare@example.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(told(page, 'Your profile was saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Job title')).toHaveValue('Head of labels');
  expect(faults).toEqual([]);
});

test('a second editor is told what changed, and keeps what was written', async ({ house, browse }) => {
  const page = await browse(house.admin);
  await page.goto('/profile');
  await page.getByLabel('Department').fill('Labels');
  const { request } = house.admin;
  const { fields, version } = await call(request, 'getProfile', {});
  await call(request, 'changeProfile', { body: { fields: { ...fields, mobile: '07700 900123' }, version } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const newer = page.getByRole('region', { name: 'Changed meanwhile' });
  await expect(newer).toContainText('Mobile phone: now “07700 900123”');
  await newer.getByRole('button').click();
  await expect(page.getByLabel('Mobile phone')).toHaveValue('07700 900123');
  await expect(page.getByLabel('Department')).toHaveValue('Labels');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(told(page, 'Your profile was saved.')).toBeVisible();
});

test('a photo is chosen, cropped by keys, shown to its person and the desk, and removed', async ({
  house,
  browse,
  faults,
}) => {
  const { number } = await raise(house, 'The label printer hums');
  const page = await browse(house.admin);
  await page.goto('/profile');
  await page
    .getByLabel('A picture of you', { exact: true })
    .setInputFiles(aPicture('words.jpg', 'No picture'));
  await expect(page.getByRole('alert').filter({ hasText: 'not a picture' })).toBeVisible();
  await page.getByLabel('A picture of you', { exact: true }).setInputFiles(await drawn(page));
  const dialog = page.getByRole('dialog', { name: 'Your photo' });
  await dialog.getByLabel('Your picture').focus();
  const before = await dialog.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await page.keyboard.press('ArrowLeft');
  await dialog.getByLabel('Zoom').focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => dialog.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()))
    .not.toBe(before);
  await dialog.getByRole('button', { name: 'Use this photo' }).focus();
  await page.keyboard.press('Enter');
  await expect(told(page, 'Your photo was saved.')).toBeVisible();
  const photo = page.getByRole('img', { name: 'Your photo' });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(63);
  await expect(page.getByRole('button', { name: 'Hi, Ada' }).locator('img')).toBeVisible();

  const desk = await browse(house.technician);
  await desk.goto(`/desk/tickets/${house.companyId}/${number}`);
  await expect(desk.getByRole('region', { name: 'About this ticket' }).locator('img')).toBeVisible();

  await page.getByRole('button', { name: 'Remove the photo' }).click();
  await expect(told(page, 'Your photo was removed.')).toBeVisible();
  await expect(photo).toBeHidden();
  expect(faults).toEqual([]);
});

test('a new sign-in address counts once its code is entered', async ({ house, browse, faults, baseURL }) => {
  const page = await browse(house.admin);
  const site = baseURL ?? '';
  const email = `ada.new.${fresh()}@example.com`;
  await page.goto('/profile');
  await page.getByLabel('Job title').fill('Head of everything');
  await page.getByRole('button', { name: 'Change the address' }).click();
  await expect(page.getByLabel('New address')).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Your password', { exact: true })).toBeFocused();
  await page.keyboard.type(house.admin.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Code', exact: true })).toBeFocused();
  const { text, link } = await mailTo(site, email, 'Your code');
  expect(new URL(link).pathname).toBe('/profile');
  await page.keyboard.type(/Code:\s*(\d{6})/.exec(text)?.[1] ?? '');
  await page.keyboard.press('Enter');
  await expect(told(page, `You sign in with ${email} from now on.`)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Sign-in address' })).toBeFocused();
  await mailTo(site, house.admin.email, 'Your sign-in address has changed');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(told(page, 'Your profile was saved.')).toBeVisible();

  const stranger = await browse();
  await stranger.goto('/sign-in/');
  await signInWith(stranger, email, house.admin.password);
  await expect(stranger.getByRole('heading', { level: 1, name: 'Hello, Ada' })).toBeVisible();
  // The token names the access before; the page renews it and asks again.
  expect(faults.filter((fault) => !/status of 401/.test(fault))).toEqual([]);
});

const aPicture = (name: string, words: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: Buffer.from(words),
});

/** A picture of two colours, made in the browser. */
async function drawn(page: Page) {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 600];
    const context = canvas.getContext('2d')!;
    const colours = context.createLinearGradient(0, 0, 800, 600);
    colours.addColorStop(0, '#c04030');
    colours.addColorStop(1, '#3040c0');
    context.fillStyle = colours;
    context.fillRect(0, 0, 800, 600);
    return canvas.toDataURL('image/png');
  });
  return { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(url.split(',')[1] ?? '', 'base64') };
}
