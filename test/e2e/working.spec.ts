import { call } from './api.ts';
import { picture } from './files.ts';
import { expect, test } from './fixtures.ts';
import { fresh, type House } from './house.ts';
import { mailTo } from './mailbox.ts';
import { type Person, signIn, followWelcome } from './people.ts';
import { activity, told, unfoldFacts } from './portal.ts';
import { closed, raise, waiting } from './tickets.ts';

/** Working a ticket: full notes, watchers, follow-ups, and what the desk takes away again. */

/** A colleague who sees the own tickets alone. */
async function colleague(
  house: House,
  site: string,
  playwright: { request: { newContext: (options: object) => Promise<Person['request']> } },
): Promise<Person & { id: string }> {
  const mark = fresh();
  const fields = { firstName: 'Cole', lastName: `Leaguer ${mark}`, email: `cole.${mark}@example.com` };
  const { contactId } = await call(house.admin.request, 'createContact', {
    body: { fields, access: { active: true, levels: ['portal-user'] } },
  });
  const name = `Cole Leaguer ${mark}`;
  const person = await followWelcome(await playwright.request.newContext({ baseURL: site }), site, {
    door: 'portal',
    email: fields.email,
    name,
  });
  return { ...(await signIn(person.request, person, name)), id: contactId };
}

test('a full note has a title, is appended to the resolution, and is sent to whom one chooses', async ({
  house,
  browse,
  faults,
  playwright,
  baseURL: site = '',
}) => {
  const cole = await colleague(house, site, playwright);
  const { number } = await raise(house, 'The label printer is slow');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  await page.getByRole('textbox', { name: 'Your message' }).fill('A new ribbon made it fast again.');
  await page.getByRole('button', { name: 'Full note' }).click();
  await page.getByLabel('Title (optional)').fill('What helped');
  await page.getByLabel('Append to the resolution').check();
  await expect(page.getByLabel('Notify the assigned people')).toBeChecked();
  await page.getByRole('group', { name: 'Other recipients' }).getByLabel(cole.name).check();
  await page.getByLabel('Choose files').setInputFiles(picture);
  await expect(page.getByRole('list', { name: 'Files to attach' })).toContainText('Sent');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(told(page, 'Your note was added.')).toBeVisible();
  const entry = activity(page).filter({ hasText: 'A new ribbon' });
  await expect(entry).toContainText('What helped');
  await expect(entry).toContainText('Part of the resolution');
  await expect(entry).toContainText(`Also sent to ${cole.name}`);
  await expect(page.getByRole('region', { name: 'Resolution' })).toContainText(
    'A new ribbon made it fast again.',
  );
  const mail = await mailTo(site, cole.email, 'wants you to know: The label printer is slow');
  expect(mail.text).toContain('A new ribbon made it fast again.');

  await expect(entry.getByRole('button', { name: `Look at ${picture.name}` })).toBeVisible({
    timeout: 15_000,
  });
  await entry.getByRole('button', { name: `Look at ${picture.name}` }).click();
  const image = page.getByRole('dialog', { name: picture.name }).getByRole('img');
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('somebody who is added as a watcher sees the ticket and answers, until they stop', async ({
  house,
  browse,
  playwright,
  baseURL: site = '',
}) => {
  const cole = await colleague(house, site, playwright);
  const { number } = await raise(house, 'The label printer sings');
  const [admin, other] = await Promise.all([browse(house.admin), browse(cole)]);
  await other.goto(`/tickets/${number}`);
  await expect(other.getByRole('alert')).toBeVisible();

  await admin.goto(`/tickets/${number}`);
  const people = admin.getByRole('region', { name: 'On this ticket' });
  await people.getByLabel('Add a watcher').selectOption(cole.name);
  await people.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(told(admin, `${cole.name} watches this ticket now.`)).toBeVisible();
  await expect(people.getByRole('listitem').filter({ hasText: cole.name })).toContainText('Watches');
  await mailTo(site, cole.email, 'You watch: The label printer sings');

  await other.goto('/tickets?list=watching');
  await other
    .getByRole('link', { name: /The label printer sings/ })
    .first()
    .click();
  await other.getByRole('textbox', { name: 'Your message' }).fill('I hear it too.');
  await other.getByRole('button', { name: 'Send reply' }).click();
  await expect(told(other, 'Your reply was sent.')).toBeVisible();
  await expect(activity(admin).filter({ hasText: 'I hear it too.' })).toBeVisible({ timeout: 5_000 });

  other.on('dialog', (dialog) => void dialog.accept());
  await other.getByRole('button', { name: 'Stop watching' }).click();
  await expect(other.getByText('You watch no tickets.')).toBeVisible();
  await other.goto(`/tickets/${number}`);
  await expect(other.getByRole('alert')).toBeVisible();
});

test('a closed ticket is followed up by a new one, linked both ways', async ({ house, browse, faults }) => {
  const { number } = await closed(house, 'The label printer forgets its paper');
  const page = await browse(house.admin);
  await page.goto(`/tickets/${number}`);
  await page.getByRole('button', { name: 'This is not solved' }).click();
  await expect(page.getByRole('textbox', { name: 'What is not solved?' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(
    'The label printer forgets its paper',
  );
  await page.getByRole('button', { name: 'Open a follow-up' }).click();
  await expect(page.getByRole('alert')).toContainText('Please enter a description');
  await page.getByRole('textbox', { name: 'What is not solved?' }).fill('It forgot it again overnight.');
  await page.getByRole('button', { name: 'Open a follow-up' }).click();
  await expect(told(page, new RegExp(`It follows up ${number}`))).toBeVisible();
  const facts = await unfoldFacts(page);
  await expect(facts).toContainText('Follow-up of');
  await expect(page.getByRole('main')).toContainText('It forgot it again overnight.');
  await facts.getByRole('link', { name: number }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The label printer forgets its paper');
  await expect(await unfoldFacts(page)).toContainText('Followed by');
  expect(faults).toEqual([]);
});

test('the desk sets right what the customer filled in, and lets colleagues watch', async ({
  house,
  browse,
  faults,
  playwright,
  baseURL: site = '',
}) => {
  const cole = await colleague(house, site, playwright);
  const { companyId, number } = await raise(house, 'The label printer needs a date');
  const page = await browse(house.technician);
  await page.goto(`/desk/tickets/${companyId}/${number}`);
  const facts = page.getByRole('region', { name: 'About this ticket' });
  const button = facts.getByRole('button', { name: 'Change details' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Change the ticket' });
  await dialog.getByLabel('Due date').fill('2020-01-01');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('This day has passed.');
  await dialog.getByLabel('Due date').fill('2099-05-04');
  await dialog.getByLabel('Purchase order').fill('PO 7');
  await dialog.getByLabel('This is an emergency').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(told(page, 'The ticket is changed.')).toBeVisible();
  await expect(facts).toContainText('PO 7');
  await expect(button).toBeFocused();
  await expect(activity(page).filter({ hasText: 'changed what is known of the ticket' })).toContainText(
    'Emergency: yes, so it is critical',
  );

  // What was said lies above nothing that could be pressed at the end of the page.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const close = page.getByRole('button', { name: 'Close this message' });
  const message = (await close.boundingBox())?.y ?? 0;
  const last = await page.getByRole('main').boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(message);

  const watchers = page.getByRole('region', { name: 'Watchers' });
  await watchers.getByLabel('Add a watcher').selectOption(cole.name);
  await watchers.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(told(page, `${cole.name} watches this ticket now.`)).toBeVisible();
  await watchers.getByRole('button', { name: `Remove ${cole.name} from the watchers` }).click();
  await expect(told(page, `${cole.name} does not watch this ticket any more.`)).toBeVisible();
  await expect(watchers).toContainText('Nobody watches this ticket.');
  // The day that has passed.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
});

test('the desk finds a text by its words and removes it for good', async ({ house, browse, faults }) => {
  const word = `bandicoot${fresh()}`;
  const params = await waiting(house, 'The label printer knows too much');
  const desk = await browse(house.technician);
  await desk.goto('/desk/search');
  const box = desk.getByRole('searchbox', { name: 'Search the tickets of all companies' });
  await expect(box).toBeFocused();
  await box.fill(word);
  await box.press('Enter');
  await expect(desk.getByText('No ticket holds all of these words.')).toBeVisible();
  await call(house.admin.request, 'addNote', {
    params: { number: params.number },
    body: { text: `My password is ${word}, please keep it.`, seen: 'waiting-client' },
  });
  // Asked again, the same words are looked for again.
  await expect(async () => {
    await box.press('Enter');
    await expect(desk.getByRole('region', { name: 'Results' }).locator('mark')).toHaveText(word, {
      timeout: 2_000,
    });
  }).toPass();
  await desk.getByRole('link', { name: 'The label printer knows too much' }).click();

  const entry = activity(desk).filter({ hasText: word });
  await entry.getByRole('button', { name: 'Redact what Ada Miller wrote' }).click();
  const dialog = desk.getByRole('dialog', { name: 'Remove this text for good?' });
  await expect(dialog).toContainText('This cannot be undone.');
  await dialog.getByRole('button', { name: 'Remove for good' }).click();
  await expect(dialog).toContainText('Please say why the text is removed.');
  await dialog.getByLabel('Why is it removed?').fill('It held a password');
  await dialog.getByRole('button', { name: 'Remove for good' }).click();
  await expect(told(desk, 'The text is removed.')).toBeVisible();
  await expect(desk.getByText(word)).toHaveCount(0);
  await expect(
    activity(desk).filter({ hasText: 'This text was removed by your service provider.' }),
  ).toBeVisible();

  await desk.getByRole('button', { name: 'Redact the request' }).click();
  const request = desk.getByRole('dialog', { name: 'Remove texts of the request for good?' });
  await expect(request.getByRole('checkbox', { name: 'Description' })).toBeChecked();
  await request.getByRole('checkbox', { name: 'Title' }).check();
  await request.getByLabel('The title instead').fill('A label printer');
  await request.getByLabel('Why is it removed?').fill('They name a person');
  await request.getByRole('button', { name: 'Remove for good' }).click();
  await expect(told(desk, 'The text of the request is removed.')).toBeVisible();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('A label printer');
  await expect(desk.getByText('This text was removed by your service provider.')).toHaveCount(2);
  await expect(async () => {
    await desk.goto(`/desk/search?q=${word}`);
    await expect(desk.getByText('No ticket holds all of these words.')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  expect(faults).toEqual([]);
});
