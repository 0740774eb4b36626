import { composer, find, resolve, write } from './desk.ts';
import { invoice, log, picture } from './files.ts';
import { expect, testAlone } from './fixtures.ts';
import { fresh } from './house.ts';
import { mailsTo, mailTo } from './mailbox.ts';
import { oneTimePassword, ownPassword } from './people.ts';
import {
  activity,
  choose,
  chooseOwn,
  choosePassword,
  signInWith,
  startTicket,
  status,
  told,
  unfoldFacts,
} from './portal.ts';
import { attach, fillIncident } from './raising.ts';

const test = testAlone();

/** The main job from end to end, as people do it. */
test('a contact is let in, raises an incident, has it solved, and is let out', async ({
  house,
  browse,
  faults,
  baseURL: site = '',
}) => {
  test.setTimeout(120_000);
  const email = `robin.${fresh()}@example.com`;
  const title = 'The label printer stops after ten labels';
  const mail = (words: string) => mailTo(site, email, words);
  const admin = await browse(house.admin);
  const customer = await browse();
  const desk = await browse();
  let number = '';

  await test.step('the admin adds a contact and activates the portal', async () => {
    await admin.goto('/');
    await choose(admin, 'Manage', 'Users');
    await admin.getByRole('link', { name: 'New user' }).click();
    await expect(admin.getByRole('heading', { name: 'New user' })).toBeFocused();
    await expect(admin.getByLabel('Address line 1')).toHaveValue('1 Mill Lane');
    await admin.getByLabel('First name').fill('Robin');
    await admin.getByLabel('Last name').fill('Reed');
    await admin.getByRole('textbox', { name: 'E-mail address', exact: true }).fill(email);
    await admin.getByRole('tab', { name: 'Client Portal' }).click();
    await admin.getByLabel('Activate Client Portal').check();
    await expect(admin.getByLabel('User name')).toHaveValue(email);
    await admin.getByRole('checkbox', { name: 'Standard User' }).check();
    await admin.getByRole('button', { name: 'Save and Close' }).click();
    await expect(told(admin, 'Robin Reed was added. The welcome mail is on its way.')).toBeVisible();
    await expect(admin.getByRole('row', { name: email })).toContainText('Standard User');
  });

  await test.step('the contact signs in with the one-time password and chooses an own one', async () => {
    const welcome = await mail('Welcome');
    expect(welcome.text).toContain(email);
    await customer.goto(welcome.link);
    await signInWith(customer, email, oneTimePassword(welcome.text));
    await expect(customer.getByRole('heading', { name: 'Choose your own password' })).toBeFocused();
    await choosePassword(customer, ownPassword);
    await customer.getByRole('button', { name: 'Save and sign in' }).click();
  });

  await test.step('the home page tells how things stand', async () => {
    await expect(customer.getByRole('heading', { name: 'Hello, Robin' })).toBeVisible();
    const tiles = customer.getByRole('list', { name: 'Tickets at a glance' }).getByRole('link');
    await expect(tiles).toContainText(['Open', 'Waiting on you', 'Opened this month']);
    await expect(customer.getByRole('region', { name: 'Latest open tickets' })).toBeVisible();
    await expect(customer.getByRole('region', { name: 'Help desk' }).getByRole('link')).toBeVisible();
    const home = (await (await customer.request.get('/api/portal/home')).json()) as { welcome: string };
    await expect(customer.getByText(home.welcome)).toBeVisible();
    const more = customer.getByRole('link', { name: /^More about / }).first();
    const announced = ((await more.getAttribute('aria-label')) ?? '').replace('More about ', '');
    await more.click();
    await expect(customer.getByRole('heading', { name: announced, level: 1 })).toBeFocused();
  });

  await test.step('the contact raises an incident with two files', async () => {
    const { main, branch } = house.sites;
    await customer.getByRole('banner').getByRole('link', { name: 'New ticket' }).click();
    await startTicket(customer, branch.name, 'Incident');
    const items = customer.getByRole('radiogroup', { name: 'Item' }).getByRole('radio');
    await expect(items).toHaveCount(1);
    await expect(customer.getByRole('radio', { name: house.branchItem })).toBeVisible();
    await customer.goBack();
    await startTicket(customer, main.name, 'Incident');
    await expect(customer.getByRole('radio', { name: house.branchItem })).toBeHidden();
    await fillIncident(customer, title, house.item.name);
    await expect(customer.getByText('Priority: Critical')).toBeVisible();
    await expect(customer.getByText(/Expected first response: within/)).toBeVisible();
    await attach(customer);
    await customer.getByRole('button', { name: 'Save & View' }).click();
    await expect(told(customer, /Ticket T\d{8}\.\d{4,} was raised/)).toBeVisible();
    number = /T\d{8}\.\d{4,}/.exec(customer.url())?.[0] ?? '';
    await expect(customer.getByRole('heading', { name: title })).toBeFocused();
    await expect(customer.getByText(number, { exact: true })).toBeVisible();
    const facts = await unfoldFacts(customer);
    await expect(status(customer)).toHaveText('New');
    await expect(facts).toContainText('Critical');
    await expect(facts).toContainText(house.team);
    await expect(facts).toContainText('PO-4711');
    for (const { name } of [picture, invoice])
      await expect(facts.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible({
        timeout: 15_000,
      });
    expect((await mail('We have your ticket')).subject).toContain(number);
  });

  await test.step('a technician takes it from the queue of the team, answers, and waits', async () => {
    await desk.goto('/desk/sign-in/');
    await signInWith(desk, house.technician.email, house.technician.password);
    await desk.getByRole('navigation', { name: 'Queues' }).getByRole('link', { name: house.team }).click();
    await expect(desk.getByRole('heading', { name: house.team })).toBeVisible();
    await find(desk, number);
    await desk.getByRole('button', { name: `Assign to me: ${number}` }).click();
    await expect(told(desk, `${number} is yours now.`)).toBeVisible();
    await desk.getByRole('row', { name: number }).getByRole('link', { name: title }).click();
    await expect(desk.getByRole('heading', { name: title })).toBeVisible();
    await composer(desk).getByLabel('Choose files').first().setInputFiles(log);
    await expect(composer(desk).getByRole('listitem').filter({ hasText: log.name })).toContainText('Sent');
    await write(desk, {
      kind: 'Reply to customer',
      label: 'Your reply',
      text: 'It looks too hot. The log is attached.',
      send: /^Send to Robin/,
      told: 'Your reply is on its way.',
    });
    await write(desk, {
      kind: 'Waiting on client',
      label: 'What do you need from the customer?',
      text: 'Which paper do you use?',
      send: 'Send and wait on client',
      told: 'The ticket now waits on the client.',
    });
  });

  await test.step('a mail comes for each, and its link opens the ticket', async () => {
    await mail('is looking after');
    const answered = await mail('answered');
    expect(answered.text).toContain('It looks too hot.');
    expect((await mail('Waiting on you')).text).toContain('Which paper do you use?');
    await customer.goto(answered.link);
    await expect(customer.getByRole('heading', { name: title })).toBeVisible();
    await expect(status(customer)).toHaveText('Waiting on you');
    await expect(activity(customer).getByRole('button', { name: log.name })).toBeVisible();
  });

  await test.step('the customer replies, the technician resolves, the customer reopens', async () => {
    await customer.getByLabel('Your message').fill('The yellow paper.\nSince Monday.');
    await customer.getByRole('button', { name: 'Send reply' }).click();
    await expect(told(customer, 'Your reply was sent.')).toBeVisible();
    await expect(status(customer)).toHaveText('In progress');
    // Others of the team may be written to about other tickets meanwhile.
    const reply = await mailTo(site, house.technician.email, `replied: ${title}`);
    await desk.goto(reply.link);
    await expect(activity(desk).first()).toContainText('The yellow paper.');
    await resolve(desk, 'Set the head to the thicker paper.');
    await mail('Resolved');
    await customer.reload();
    await expect(customer.getByRole('region', { name: 'We think this is solved' })).toContainText(
      'thicker paper',
    );
    await customer.getByRole('button', { name: 'No, reopen it' }).click();
    await customer.getByLabel('What is not solved yet?').fill('It stopped again.');
    await customer.getByRole('button', { name: 'Reopen the ticket' }).click();
    await expect(told(customer, `Ticket ${number} is open again.`)).toBeVisible();
    await expect(status(customer)).toHaveText('Reopened');
  });

  await test.step('the technician resolves again and the customer closes', async () => {
    await desk.reload();
    await expect(activity(desk).first()).toContainText('It stopped again.');
    await resolve(desk, 'Replaced the print head.');
    await customer.reload();
    await customer.getByRole('button', { name: 'Yes, close the ticket' }).click();
    await customer.getByRole('radio', { name: 'Very happy' }).check();
    await customer.getByLabel('Comment').fill('Thank you, quick work.');
    await customer.getByRole('button', { name: 'Close the ticket' }).click();
    await expect(told(customer, `Ticket ${number} is closed.`)).toBeVisible();
    await expect(status(customer)).toHaveText('Closed');
    await expect(customer.getByLabel('Your message')).toBeHidden();
    await mail('Closed');
  });

  await test.step('every step is in the activity, and in the audit trail of the desk', async () => {
    const [robin, tess] = ['You', house.technician.name];
    await expect(activity(customer)).toContainText([
      `${robin} closed the ticket: very happy (5 of 5)`,
      `${tess} resolved the ticket`,
      `${robin} reopened the ticket`,
      `${tess} resolved the ticket`,
      `${robin} replied`,
      `${tess} set the status to “Waiting on you”`,
      `${tess} replied`,
      `${tess} assigned the ticket`,
      `${robin} raised the ticket`,
    ]);
    expect((await mailsTo(site, email)).filter(({ subject }) => subject.includes(number))).toHaveLength(7);
    const audit = await browse(house.administrator);
    await audit.goto(`/desk/companies/${house.companyId}/audit`);
    await expect(audit.getByRole('rowheader').filter({ hasText: number })).toHaveCount(9);
  });

  expect(faults).toEqual([]);

  await test.step('signing out, and back in with a forgotten password', async () => {
    await chooseOwn(customer, 'Robin', 'Sign out');
    await expect(customer.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await customer.getByRole('button', { name: 'Forgot your password?' }).click();
    await customer.getByLabel('E-mail address').fill(email);
    await customer.getByRole('button', { name: 'Send me a code' }).click();
    await expect(told(customer, 'a mail with a 6-digit code is on its way')).toBeVisible();
    const code = /Code\s*(\d{6})/.exec((await mail('Your code')).text)?.[1] ?? '';
    await customer.getByLabel('Code from the mail').fill(code);
    await choosePassword(customer, `${ownPassword}-new`);
    await customer.getByRole('button', { name: 'Save new password' }).click();
    await expect(customer.getByRole('heading', { name: 'Hello, Robin' })).toBeVisible();
  });

  await test.step('the admin takes the access away, and it ends within a second', async () => {
    await admin.getByRole('link', { name: 'Robin Reed' }).click();
    await admin.getByRole('tab', { name: 'Client Portal' }).click();
    await admin.getByLabel('Activate Client Portal').uncheck();
    await admin.getByRole('button', { name: 'Save and Close' }).click();
    await expect(told(admin, 'Robin Reed was saved.')).toBeVisible();
    const next = async () => (await customer.request.get('/api/portal/me')).status();
    await expect.poll(next, { timeout: 1_000, intervals: [50] }).toBe(401);
    await choose(customer, 'Tickets', 'Open tickets');
    await expect(customer.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await signInWith(customer, email, `${ownPassword}-new`);
    await expect(customer.getByText('The e-mail address or the password is not right.')).toBeVisible();
  });
});
