import type { APIRequestContext, Page } from '@playwright/test';
import { call } from './api.ts';
import { expect, test } from './fixtures.ts';
import { fresh, type House } from './house.ts';
import { mailTo } from './mailbox.ts';
import { followWelcome } from './people.ts';
import { activity, choose, startTicket, status, told } from './portal.ts';

/** Approvals in the words of the screen: the board, waiting my approval, one and several, while I am away (E8, B3, B6, B9). */

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A colleague of the house's company who sees own tickets only. */
async function colleague(house: House, request: APIRequestContext, site: string) {
  const email = `robin.${fresh()}@example.com`;
  const fields = { firstName: 'Robin', lastName: `Reed ${fresh()}`, email, siteId: house.sites.main.id };
  await call(house.admin.request, 'createContact', {
    body: { fields, access: { active: true, levels: ['portal-user'] } },
  });
  const name = `${fields.firstName} ${fields.lastName}`;
  return followWelcome(request, site, { door: 'portal', email, name });
}

/** Another change request of Ada's, past the browser. */
async function request({ sites, item, admin }: House, title: string): Promise<string> {
  const me = await call(admin.request, 'getMe', {});
  const { number } = await call(admin.request, 'createTicket', {
    body: {
      type: 'change',
      siteId: sites.main.id,
      contactId: me.id,
      itemId: item.id,
      title,
      description: 'Please.',
      customerReference: 'CAB-1',
      requiredBy: day(30),
    },
  });
  return number;
}

const tile = (page: Page) =>
  page
    .getByRole('list', { name: 'Tickets at a glance' })
    .getByRole('link')
    .filter({ hasText: 'Waiting for your approval' });

test('a change request is approved from the mail, several are declined, and a colleague stands in', async ({
  house,
  browse,
  playwright,
  faults,
  baseURL: site = '',
}) => {
  test.setTimeout(150_000);
  const robin = await colleague(house, await playwright.request.newContext({ baseURL: site }), site);
  const admin = await browse(house.admin);
  const approver = await browse(robin);
  const desk = await browse(house.technician);
  let number = '';

  await test.step('the desk puts the colleague on the change advisory board', async () => {
    await desk.goto(`/desk/companies/${house.companyId}`);
    await desk.getByRole('link', { name: 'Approvals', exact: true }).click();
    await desk.getByRole('checkbox', { name: robin.name }).check();
    await desk.getByLabel('Who must approve').selectOption('One of them');
    await desk.getByLabel('All must approve from').fill('a lot');
    await desk.getByRole('button', { name: 'Save the board' }).click();
    await expect(desk.getByLabel('All must approve from')).toBeFocused();
    await desk.getByLabel('All must approve from').fill('10,000');
    await desk.getByRole('button', { name: 'Save the board' }).click();
    await expect(told(desk, 'The board is saved.')).toBeVisible();
  });

  await test.step('a change request waits for approval', async () => {
    await admin.goto('/tickets/new');
    await startTicket(admin, house.sites.main.name, 'Change request');
    await admin.getByLabel('Title').fill('A second label printer');
    await admin.getByLabel('Description').fill('For the workshop.');
    await admin.getByLabel('Your reference').fill('CAB-0');
    await admin.getByRole('radio', { name: house.item.name }).check();
    await admin.getByLabel('Required by').fill(day(30));
    await admin.getByRole('button', { name: 'Save & View' }).click();
    await expect(status(admin)).toHaveText('Waiting for approval');
    number = new URL(admin.url()).pathname.split('/').at(-1) ?? '';
    const panel = admin.getByRole('region', { name: 'Approval' });
    await expect(panel.getByRole('list', { name: 'Who approves' })).toContainText('has not decided yet');
    await expect(panel.getByRole('button')).toHaveCount(0);
  });

  await test.step('the mail opens the ticket with the decision chosen; it takes a press', async () => {
    const mail = await mailTo(site, robin.email, 'Please approve or decline');
    expect(mail.text).toContain(`/tickets/${number}?decide=decline`);
    await approver.goto(`/tickets/${number}?decide=approve`);
    const panel = approver.getByRole('region', { name: 'Please approve or decline' });
    await expect(panel.getByLabel('A comment (optional)')).toBeFocused();
    await expect(status(approver)).toHaveText('Waiting for approval');
    await approver.keyboard.type('Long overdue.');
    await panel.getByRole('button', { name: 'Approve the request' }).click();
    await expect(told(approver, 'Approved. We will begin soon.')).toBeVisible();
    await expect(status(approver)).toHaveText('Approved');
    await expect(activity(approver).first()).toContainText('Long overdue.');
    await expect(status(admin)).toHaveText('Approved');
  });

  await test.step('the home page tells what waits, and several are declined in the list', async () => {
    for (const title of ['Gold labels', 'Scented labels', 'Labels that talk']) await request(house, title);
    await approver.goto('/');
    await expect(tile(approver)).toContainText('3');
    await expect(approver.getByRole('region', { name: 'For you to decide' })).toContainText(
      '3 tickets to approve',
    );
    const latest = approver.getByRole('region', { name: 'Latest open tickets' });
    const [decide, list] = await Promise.all(
      [approver.getByRole('region', { name: 'For you to decide' }), latest].map((one) => one.boundingBox()),
    );
    // Above the list on a phone, beside its beginning on a desk.
    expect(decide!.y).toBeLessThanOrEqual(list!.y);
    await approver.getByRole('button', { name: 'Waiting my approval' }).click();
    await expect(latest.getByRole('link', { name: 'Gold labels' })).toBeVisible();
    await tile(approver).click();
    await expect(approver.getByRole('heading', { name: 'Waiting for your approval' })).toBeVisible();
    await choose(approver, 'Tickets', 'My tickets');
    await choose(approver, 'Tickets', 'Waiting for your approval');
    await expect(approver.getByRole('heading', { name: 'Waiting for your approval' })).toBeVisible();
    await expect(approver.getByRole('button', { name: 'Decline selected' })).toBeDisabled();
    await approver.getByRole('checkbox', { name: /Gold labels/ }).check();
    await approver.getByRole('checkbox', { name: /Labels that talk/ }).check();
    await approver.getByRole('button', { name: 'Decline selected' }).click();
    await approver.getByRole('button', { name: 'Decline 2 tickets' }).click();
    await expect(approver.getByText('Please write why you decline.')).toBeVisible();
    await approver.getByLabel('Why do you decline?').fill('Plain ones will do.');
    await approver.getByRole('button', { name: 'Decline 2 tickets' }).click();
    await expect(told(approver, '2 tickets declined.')).toBeVisible();
    await expect(approver.getByRole('checkbox')).toHaveCount(1);
  });

  await test.step('while the approver is away, somebody else decides', async () => {
    await approver.getByRole('link', { name: 'While I am away' }).click();
    await approver.getByLabel('Who decides in your place').selectOption(house.admin.name);
    await approver.getByLabel('First day').fill(day(0));
    await approver.getByLabel('Last day').fill(day(-1));
    await approver.getByRole('button', { name: 'Name my stand-in' }).click();
    await expect(approver.getByText('The last day cannot be before the first.').first()).toBeVisible();
    await approver.getByLabel('Last day').fill(day(3));
    await approver.getByRole('button', { name: 'Name my stand-in' }).click();
    await expect(approver.getByText(/decides in your place, from/)).toBeVisible();
  });

  await test.step('the desk asks for an approval with its cost', async () => {
    const me = await call(robin.request, 'getMe', {});
    const { number: asked } = await call(robin.request, 'createTicket', {
      body: {
        type: 'query',
        siteId: house.sites.main.id,
        contactId: me.id,
        title: 'What would a spare print head cost?',
        description: 'Just in case.',
        customerReference: 'Q-1',
      },
    });
    await desk.goto(`/desk/tickets/${house.companyId}/${asked}`);
    await desk.getByRole('button', { name: 'Ask for approval' }).click();
    await desk.getByRole('button', { name: 'Ask the board' }).click();
    await expect(desk.getByText('Please write what is to be approved.')).toBeVisible();
    await desk.getByLabel('What is to be approved?').fill('A spare print head');
    await desk.getByLabel('Cost (optional)').fill('349.90');
    await desk.getByRole('button', { name: 'Ask the board' }).click();
    // The one member asks for it: nobody may decide.
    await expect(desk.getByText(/Nobody on this company’s change advisory board/)).toBeVisible();
    const { number: other } = await call(house.admin.request, 'createTicket', {
      body: {
        type: 'query',
        siteId: house.sites.main.id,
        contactId: (await call(house.admin.request, 'getMe', {})).id,
        title: 'And a spare roller?',
        description: 'Just in case.',
        customerReference: 'Q-2',
      },
    });
    await desk.goto(`/desk/tickets/${house.companyId}/${other}`);
    await desk.getByRole('button', { name: 'Ask for approval' }).click();
    await desk.getByLabel('What is to be approved?').fill('A spare roller');
    await desk.getByLabel('Cost (optional)').fill('49.90');
    await desk.getByRole('button', { name: 'Ask the board' }).click();
    await expect(told(desk, 'The board is asked.')).toBeVisible();
    await approver.goto(`/tickets/${other}`);
    const panel = approver.getByRole('region', { name: 'Please approve or decline' });
    await expect(panel).toContainText('£49.90');
    await panel.getByRole('button', { name: 'Approve', exact: true }).click();
    await panel.getByRole('button', { name: 'Approve the request' }).click();
    await expect(status(approver)).toHaveText('Approved');
  });

  await test.step('the board is cleared again', async () => {
    const params = { companyId: house.companyId };
    const { board, version } = await call(house.technician.request, 'getChangeBoard', { params });
    await call(house.technician.request, 'saveChangeBoard', {
      params,
      body: { ...board, memberIds: [], version },
    });
  });
  // The browser notes the one refusal that was asked for.
  expect(faults.filter((fault) => !fault.includes('/ask-approval'))).toEqual([]);
});
