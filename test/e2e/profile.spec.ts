import { call } from './api.ts';
import { expect, testAlone } from './fixtures.ts';
import { told } from './portal.ts';

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
