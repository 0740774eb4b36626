import { find } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { call } from './api.ts';
import { told } from './portal.ts';

/** What was promised, as the customer and the desk see it, and how an administrator sets it. */
test('an administrator changes the targets, and the customer is promised them', async ({ house, browse }) => {
  test.setTimeout(90_000);
  const desk = await browse(house.administrator);
  const customer = await browse(house.admin);

  await test.step('the settings name what is wrong, then are saved', async () => {
    const response = desk.getByLabel('Normal: first response');
    const save = () => desk.getByRole('button', { name: 'Save service levels' }).click();
    await desk.goto('/desk/settings');
    await response.fill('soon');
    await save();
    await expect(response).toBeFocused();
    await expect(response).toHaveAttribute('aria-invalid', 'true');
    // The other width changes the same settings at the same time: the second one is told so, and looks again.
    await expect(async () => {
      await desk.reload();
      await response.fill('6.5');
      await save();
      await expect(told(desk, 'The service levels are saved.')).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await desk.reload();
    await expect(desk.getByLabel('Normal: first response')).toHaveValue('6.5');
  });

  await test.step('the form shows it within half a minute', async () => {
    await expect(async () => {
      await customer.goto(`/tickets/new?type=query&site=${house.sites.main.id}`);
      await expect(customer.getByText('Expected first response: within 6.5 working hours')).toBeVisible({
        timeout: 3_000,
      });
    }).toPass({ timeout: 60_000 });
  });
});

test('a ticket shows both clocks and who has the ball, to the customer and at the desk', async ({
  house,
  browse,
}) => {
  const { number } = await call(house.admin.request, 'createTicket', {
    body: {
      type: 'query',
      siteId: house.sites.main.id,
      contactId: (await call(house.admin.request, 'getMe', {})).id,
      title: 'How do we book the meeting room?',
      description: 'The list is empty.',
      customerReference: 'Q1',
    },
  });
  const customer = await browse(house.admin);
  await customer.goto(`/tickets/${number}`);
  const about = customer.getByRole('complementary', { name: 'About this ticket' });
  const fact = (name: string) =>
    about
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator('xpath=..');
  await expect(fact('Who has the ball')).toContainText('With us');
  await expect(fact('First response')).toContainText('Due');

  const params = { companyId: house.companyId, number };
  const { ticket } = await call(house.technician.request, 'getDeskTicket', { params });
  await call(house.technician.request, 'changeStatus', {
    params,
    body: { version: ticket.version, action: 'wait-client', note: 'Which room do you mean?' },
  });
  await expect(fact('Who has the ball')).toContainText('With you: we need an answer', { timeout: 15_000 });
  await expect(fact('First response')).toContainText('Met', { timeout: 15_000 });
  await expect(fact('Resolution')).toContainText('Paused while we wait for you');

  const desk = await browse(house.technician);
  await desk.goto('/desk/?order=due');
  await find(desk, number);
  const row = desk.getByRole('row').filter({ hasText: number });
  await expect(row).toContainText('Paused');
  await desk.getByLabel('Due soon or late').check();
  await expect(row).toBeHidden();
});
