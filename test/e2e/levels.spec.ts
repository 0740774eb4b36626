import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { call } from './api.ts';
import { expect, testAlone } from './fixtures.ts';
import { fresh, type House } from './house.ts';
import { mailTo } from './mailbox.ts';
import { followWelcome } from './people.ts';
import { choose, openMenu, told } from './portal.ts';
import { violations } from './violations.ts';
import { unlessRefused } from './watch.ts';

const test = testAlone();

/** Security levels at the desk and in the portal, and several contacts at once, in the words of the guides. */
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const clean = async (page: Page, part: string) => expect(await violations(page, part)).toEqual([]);

/** Adds contacts of the house, with access to the portal. */
async function colleagues(house: House, names: string[], levels = ['portal-user']) {
  const people = [];
  for (const lastName of names) {
    const fields = { firstName: 'Cole', lastName, email: `${lastName.toLowerCase()}@example.com` };
    const { contactId } = await call(house.administrator.request, 'createCompanyContact', {
      params: { companyId: house.companyId },
      body: { fields, access: { active: levels.length > 0, levels } },
    });
    people.push({ id: contactId, email: fields.email, name: `Cole ${lastName}` });
  }
  return people;
}

test('the provider makes a security level, an admin gives it, and a change counts at the next click', async ({
  house,
  browse,
  faults,
  playwright,
  baseURL,
}) => {
  const name = `Contact Keeper ${fresh()}`;
  const [person] = await colleagues(house, [`Keeper${fresh()}`]);
  const desk = await browse(house.administrator);
  await test.step('as a copy of a ready-made one', async () => {
    await desk.goto('/desk/security-levels');
    await button(desk, 'Copy Portal User').click();
    const form = desk.getByRole('listitem').filter({ hasText: 'Make a copy of Portal User' });
    await expect(form.getByLabel('Name')).toHaveValue('Portal User (copy)');
    await form.getByLabel('Name').fill('Admin User');
    await form.getByLabel('Manage contacts and their access').check();
    await expect(form.getByLabel('See the contacts of the company')).toBeChecked();
    await button(desk, 'Make security level').click();
    await expect(desk.getByRole('alert').first()).toContainText('A ready-made security level has this name.');
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('What it is for').fill('Keeps our contacts up to date.');
    await button(desk, 'Make security level').click();
    await expect(told(desk, `${name} is saved.`)).toBeVisible();
    const own = desk
      .getByRole('region', { name: 'Your own' })
      .getByRole('listitem')
      .filter({ hasText: name });
    await expect(own).toContainText('Manage contacts and their access to the portal');
    await expect(own).toContainText('given by customers’ administrators');
  });

  await test.step('an admin gives it', async () => {
    const page = await browse(house.admin);
    await page.goto('/');
    await choose(page, 'Manage', 'Users');
    await page.getByRole('link', { name: person?.name ?? '' }).click();
    await page.getByRole('tab', { name: 'Client Portal' }).click();
    await page.getByRole('checkbox', { name }).check();
    await button(page, 'Save and Close').click();
    await expect(rowOf(page, person?.name ?? '')).toContainText(`Portal User, ${name}`);
  });

  const site = baseURL ?? '';
  const request = await playwright.request.newContext({ baseURL: site });
  const keeper = await followWelcome(request, site, { door: 'portal', ...person! });
  const theirs = await browse(keeper);
  await test.step('who has it finds what it opens', async () => {
    await theirs.goto('/');
    await choose(theirs, 'Manage', 'Users');
    await expect(button(theirs, 'Deactivate')).toBeDisabled();
  });

  await test.step('the provider takes a part of it back', async () => {
    await button(desk, `Change ${name}`).click();
    await desk
      .getByRole('listitem')
      .filter({ hasText: `Change ${name}` })
      .getByLabel('See the contacts')
      .uncheck();
    await button(desk, 'Save').click();
    await expect(told(desk, `${name} is saved.`)).toBeVisible();
    // A read may rely on a look at the access that is 0.9 s old (platform/access.ts).
    await theirs.waitForTimeout(1_000);
    await theirs.getByRole('link', { name: 'New user' }).click();
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('This page is not open to you');
    await clean(theirs, 'main');
    const menu = await openMenu(theirs);
    await expect(menu.getByRole('button', { name: 'Manage' })).toBeHidden();
  });

  await test.step('and retires it', async () => {
    await button(desk, `Change ${name}`).click();
    await desk.getByLabel('Retired').check();
    await button(desk, 'Save').click();
    await expect(desk.getByRole('listitem').filter({ hasText: name })).toContainText('Retired');
    const page = await browse(house.admin);
    await page.goto('/users/new');
    await page.getByRole('tab', { name: 'Client Portal' }).click();
    await page.getByLabel('Activate Client Portal').check();
    await expect(page.getByRole('checkbox', { name: 'Portal User' })).toBeVisible();
    await expect(page.getByRole('checkbox', { name })).toBeHidden();
  });
  await request.dispose();
  expect(unlessRefused(faults)).toEqual([]);
});

test('the second half of a double click on a refused form ticks nothing', async ({ house, browse }) => {
  const desk = await browse(house.administrator);
  await desk.goto('/desk/security-levels');
  await button(desk, 'Make a security level').click();
  const ticked = desk.getByRole('checkbox', { checked: true });
  const before = await ticked.count();
  const make = button(desk, 'Make security level');
  await make.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const { x, y, width, height } = (await make.boundingBox())!;
  await desk.mouse.dblclick(x + width / 2, y + height / 2);
  const wrong = desk.getByRole('alert').filter({ hasText: 'need' });
  await expect(wrong).toBeVisible();
  await expect(desk.getByLabel('Name')).toBeFocused();
  expect(await ticked.count()).toBe(before);
});

async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await keyboard.press('Tab');
  }
  await expect(target, 'The Tab key never comes here').toBeFocused();
}
const press = async (target: Locator, key = 'Enter') => {
  await tabTo(target);
  await target.page().keyboard.press(key);
};

test('an admin ends the access of several contacts, with keys alone', async ({ house, browse, faults }) => {
  const mark = fresh();
  const people = await colleagues(house, [`Amber${mark}`, `Birch${mark}`]);
  const page = await browse(house.admin);
  await page.goto(`/users?words=${mark}`);
  await expect(page.getByText(/^2 of \d+ contacts$/)).toBeVisible();
  await press(page.getByLabel('Select all 2 shown'), 'Space');
  await expect(page.getByText('2 selected')).toBeVisible();
  await press(page.getByLabel('Select Cole Birch'), 'Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Space');
  // What is chosen stays so while the search changes.
  await page.getByLabel('Find a contact').fill('');
  await press(page.getByLabel('Select Ada Miller'), 'Space');
  await expect(page.getByText('3 selected')).toBeVisible();
  // The bar stays above; going back to it is going backwards.
  await button(page, 'Deactivate').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'End access to the portal' });
  await expect(dialog).toContainText('They are signed out at once');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Deactivate')).toBeFocused();
  await page.keyboard.press('Enter');
  await clean(page, 'dialog');
  await press(button(page, 'Deactivate: 3 contacts'));
  await expect(dialog.getByRole('status')).toHaveText('2 contacts deactivated, 1 left as they are.');
  await expect(dialog.getByRole('list', { name: 'Left as they are' })).toContainText(
    'Ada Miller: You cannot end your own access. Another administrator can.',
  );
  await clean(page, 'dialog');
  await press(dialog.getByRole('button', { name: 'Close' }).last());
  await expect(button(page, 'Deactivate')).toBeFocused();
  await expect(rowOf(page, people[0]?.name ?? '')).toContainText('Ended');
  await clean(page, 'main');
  expect(unlessRefused(faults)).toEqual([]);
});

test('welcome mails go out again, and an export holds what is chosen, never a formula', async ({
  house,
  browse,
  baseURL,
}) => {
  const mark = fresh();
  const [person] = await colleagues(house, [`Cedar${mark}`]);
  await call(house.admin.request, 'createContact', {
    body: {
      fields: { firstName: 'Odd', lastName: `One${mark}`, email: `odd${mark}@example.com`, title: '=1+1' },
      access: { active: false, levels: [] },
    },
  });
  await mailTo(baseURL ?? '', person?.email ?? '', 'Welcome');
  const page = await browse(house.admin);
  await page.goto(`/users?words=${mark}`);
  await page.getByLabel('Select all').check();
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Export').click()]);
  expect(download.suggestedFilename()).toBe(`Contacts of ${house.company}.csv`);
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect(lines[0]).toContain('First name,Last name,Title,Department,Phone');
  expect(lines.find((line) => line.includes(`odd${mark}`))).toContain("'=1+1");
  expect(lines.find((line) => line.includes(`Cedar${mark}`))).toContain('Active,Portal User');

  await button(page, 'Send welcome again').click();
  const dialog = page.getByRole('dialog', { name: 'Send welcome mails again' });
  await dialog.getByRole('button', { name: /^Send welcome mails/ }).click();
  await expect(dialog.getByRole('status')).toContainText('1 contact welcomed again, 1 left as they are.');
  await expect(dialog.getByRole('list')).toContainText('Activate it first.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  // Ending the access is only about those who have it.
  await button(page, 'Deactivate').click();
  const ending = page.getByRole('dialog', { name: 'End access to the portal' });
  await expect(ending).toContainText('1 contact of those chosen has no access to the portal');
  await expect(button(page, 'Deactivate: 1 contact')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: `Cedar${mark}` }).click();
  await page.getByRole('tab', { name: 'Client Portal' }).click();
  const again = button(page, 'Send welcome mail again');
  await again.click();
  await expect(page.getByRole('dialog')).toContainText('A password that somebody has chosen already ends');
  await button(page, 'Cancel').click();
  await expect(again).toBeFocused();
  await again.click();
  await button(page, 'Send it again').click();
  await expect(told(page, 'is on its way')).toBeVisible();
  await expect(page.getByText('Last sent just now')).toBeVisible();
  await expect(again).toBeFocused();
});

test('the desk sends a welcome mail again, and is asked before it takes the last administrator’s right', async ({
  house,
  browse,
  faults,
}) => {
  const desk = await browse(house.administrator);
  const mark = fresh();
  const { companyId } = await call(house.administrator.request, 'createCompany', {
    body: { name: `Two Doors ${mark}`, mainSite: { name: 'Main' } },
  });
  await colleagues({ ...house, companyId }, [`Only${mark}`], ['admin-user']);
  await desk.goto(`/desk/companies/${companyId}/contacts`);
  await desk.getByLabel(`Select Cole Only${mark}`).check();
  await button(desk, 'Deactivate').click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Deactivate/ }).click();
  await expect(dialog.getByRole('list', { name: 'Left as they are' })).toContainText('last administrator');
  await clean(desk, 'dialog');
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await desk.getByRole('link', { name: `Cole Only${mark}` }).click();
  await button(desk, 'Send welcome mail again').click();
  await expect(desk.getByRole('dialog')).toContainText('A password that somebody has chosen already ends');
  await clean(desk, 'dialog');
  await button(desk, 'Send it again').click();
  await expect(told(desk, 'is on its way')).toBeVisible();
  await expect(button(desk, 'Send welcome mail again')).toBeFocused();
  await desk.getByLabel('Activate client portal').uncheck();
  // On a phone the passing message lies over the button for a while; keys reach it all the same.
  await button(desk, 'Save').press('Enter');
  await expect(desk.getByRole('alert').first()).toContainText(
    'This is the last administrator of the company.',
  );
  await desk.getByLabel('Leave this company without an administrator').check();
  await clean(desk, 'main');
  await button(desk, 'Save').press('Enter');
  await expect(rowOf(desk, `Cole Only${mark}`)).toContainText('Ended');
  expect(unlessRefused(faults)).toEqual([]);
});
