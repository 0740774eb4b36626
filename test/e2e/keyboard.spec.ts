import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { activity, told } from './portal.ts';
import { raise, resolved } from './tickets.ts';

/** Everything here is done with keys alone. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const { keyboard } = target.page();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await keyboard.press('Tab');
  }
  await expect(target, 'The Tab key never comes here').toBeFocused();
}

const press = async (target: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(target);
  await target.page().keyboard.press(key);
};

const type = async (target: Locator, words: string): Promise<void> => {
  await tabTo(target);
  await target.page().keyboard.type(words);
};

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('a customer signs in, asks something and replies', async ({ house, browse, faults }) => {
  const page = await browse();
  await test.step('sign in', async () => {
    await page.goto('/sign-in/');
    await expect(page.getByLabel('E-mail address')).toBeFocused();
    await page.keyboard.type(house.admin.email);
    await type(page.getByLabel('Password', { exact: true }), house.admin.password);
    await press(page.getByLabel('Remember me'), 'Space');
    await expect(page.getByLabel('Remember me')).toBeChecked();
    await press(page.getByRole('button', { name: 'Sign in', exact: true }));
    await expect(title(page, 'Hello, Ada')).toBeVisible();
  });

  await test.step('skip to the page', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  await test.step('a query, with an error on the way', async () => {
    await press(page.getByRole('main').getByRole('link', { name: 'New ticket' }));
    await expect(title(page, 'New ticket')).toBeFocused();
    await tabTo(page.getByRole('radio', { name: 'Incident' }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Query' })).toBeChecked();
    await press(page.getByRole('button', { name: 'Continue' }));
    await expect(page.getByRole('radiogroup', { name: 'What is it about?' })).toHaveAccessibleDescription(
      'Please choose what it is about.',
    );
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('radio', { name: 'Something else' })).toBeChecked();
    await press(page.getByRole('button', { name: 'Continue' }));
    await expect(title(page, 'New query')).toBeFocused();
    await press(page.getByRole('button', { name: 'Save & View' }));
    const field = page.getByRole('textbox', { name: 'Title' });
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/Please enter a title/);
    await page.keyboard.type('How do I print on both sides?');
    await type(page.getByRole('textbox', { name: 'Description' }), 'The menu does not show it.');
    await type(page.getByRole('textbox', { name: 'Your reference' }), 'Q-1');
    await press(page.getByRole('button', { name: 'Save & View' }));
    await expect(title(page, 'How do I print on both sides?')).toBeFocused();
  });

  await test.step('a reply', async () => {
    await type(page.getByRole('textbox', { name: 'Your message' }), 'Found it!');
    await press(page.getByRole('button', { name: 'Send reply' }));
    await expect(told(page, 'Your reply was sent.')).toBeVisible();
    await expect(activity(page).first()).toContainText('Found it!');
  });
  expect(faults).toEqual([]);
});

test('menus open, close and give the focus back', async ({ house, browse }) => {
  const page = await browse(house.admin);
  await page.goto('/');
  const own = page.getByRole('button', { name: 'Hi, Ada' });
  await press(own);
  const signOut = page.getByRole('button', { name: 'Sign out' });
  await tabTo(signOut);
  await page.keyboard.press('Escape');
  await expect(signOut).toBeHidden();
  await expect(own).toBeFocused();
});

test('a wrong sign-in leads to the field that is wrong', async ({ browse }) => {
  const page = await browse();
  await page.goto('/sign-in/');
  const email = page.getByLabel('E-mail address');
  await expect(email).toBeFocused();
  await page.keyboard.type('somebody');
  await page.keyboard.press('Enter');
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/such as name@example.com/);
  await email.press('ControlOrMeta+a');
  await page.keyboard.type('nobody@example.com');
  await type(page.getByLabel('Password', { exact: true }), 'Wrong-horse-7');
  await page.keyboard.press('Enter');
  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAccessibleDescription(/not right/);
  await expect(password).toBeFocused();
});

test('the summary of errors leads to each field, on whichever tab it is', async ({ house, browse }) => {
  const page = await browse(house.admin);
  await page.goto('/users/new');
  await page.getByRole('tab', { name: 'Client Portal' }).press('Enter');
  await press(page.getByRole('checkbox', { name: 'Activate Client Portal' }), 'Space');
  await press(page.getByRole('button', { name: 'Save and Close' }));
  await expect(page.getByRole('textbox', { name: 'First name' })).toBeFocused();
  const summary = page.getByRole('alert').filter({ hasText: 'need your attention' });
  await expect(summary.getByRole('button')).toHaveCount(4);
  await summary.getByRole('button', { name: /^Security level/ }).press('Enter');
  const first = page.getByRole('group', { name: 'Security level' }).getByRole('checkbox').first();
  await expect(first).toBeFocused();
});

test('a technician answers from the queue', async ({ house, browse }) => {
  const { number } = await raise(house, 'The light is red');
  const page = await browse(house.technician);
  await page.goto('/desk/?queue=mine');
  await expect(title(page, 'My tickets')).toBeVisible();
  await press(page.getByRole('link', { name: 'All', exact: true }));
  await expect(title(page, 'All tickets')).toBeVisible();
  await type(page.getByRole('searchbox', { name: 'Find' }), number);
  const row = page.getByRole('row').filter({ hasText: number });
  await press(row.getByRole('link', { name: 'The light is red' }));
  await expect(title(page, 'The light is red')).toBeFocused();
  await press(page.getByRole('button', { name: 'Internal note' }));
  await type(page.getByLabel('Your internal note'), 'Answered by themselves.');
  await press(page.getByRole('button', { name: 'Save internal note' }));
  await expect(told(page, 'The internal note is saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reply to customer' })).toBeFocused();
});

test('a customer closes a ticket', async ({ house, browse }) => {
  const { number } = await resolved(house, 'Solved, as it seems');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  const no = page.getByRole('button', { name: 'No, reopen it' });
  await press(no);
  await expect(page.getByLabel('What is not solved yet?')).toBeFocused();
  await press(page.getByRole('button', { name: 'Cancel' }));
  await expect(page.getByRole('button', { name: 'Yes, close the ticket' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Very unhappy' })).toBeFocused();
  await press(page.getByRole('button', { name: 'Close the ticket' }));
  const faces = page.getByRole('radiogroup', { name: 'How satisfied' });
  await expect(faces).toHaveAccessibleDescription('Please choose how satisfied you are.');
  await expect(page.getByRole('radio', { name: 'Very unhappy' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Very happy' })).toBeChecked();
  await press(page.getByRole('button', { name: 'Close the ticket' }));
  await expect(told(page, `Ticket ${number} is closed.`)).toBeVisible();
  await expect(title(page, 'Solved, as it seems')).toBeFocused();
});
