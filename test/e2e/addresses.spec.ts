import { anyWidth, expect, test } from './fixtures.ts';
import { signInWith } from './portal.ts';

/** Addresses that are old, mistyped or made to mislead. */
for (const [door, address, heading] of [
  ['portal', '/users?words=85503686&sort=1&down=7', 'Users'],
  ['portal', '/tickets?list=7&words=12&filters=[1]&sort={}&columns=number&down=[]', 'Open tickets'],
  ['portal', '/tickets?list=all&filters={"created":"2026-13-45..x","due":"2026-99-99.."}', 'All tickets'],
  ['portal', '/search?q=4711', 'Search'],
  ['portal', '/?site=[1,2]', 'Hello, Ada'],
  ['desk', '/desk/?queue=1&status=2&order={}&turned=maybe', 'All tickets'],
  ['desk', '/desk/search?q=[1]', 'Search'],
] as const)
  test(`a page opens whatever its address holds: ${address}`, anyWidth, async ({ house, browse, faults }) => {
    const page = await browse(door === 'desk' ? house.technician : house.admin);
    await page.goto(address);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expect(page.getByText('Something went wrong')).toBeHidden();
    expect(faults).toEqual([]);
  });

for (const [door, address] of [
  ['portal', '/search?q=%25'],
  ['desk', '/desk/search?q=a'],
] as const)
  test(
    `words that cannot be looked for get a hint and no fault: ${address}`,
    anyWidth,
    async ({ house, browse, faults }) => {
      const page = await browse(door === 'desk' ? house.technician : house.admin);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (/\/api\/\w+\/search/.test(request.url())) asked.push(request.url());
      });
      await page.goto(address);
      await expect(
        page.getByText('Please type a word of two letters or more, or a ticket number.'),
      ).toBeVisible();
      await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
      expect(asked).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

for (const [door, address] of [
  ['portal', '/tickets/T20200101.0001'],
  ['portal', '/tickets/foo'],
  ['desk', '/desk/tickets/nobody/T20200101.0001'],
] as const)
  test(`a ticket that is not there has a way on: ${address}`, async ({ house, browse }) => {
    const page = await browse(door === 'desk' ? house.technician : house.admin);
    await page.goto(address);
    const alert = page.getByRole('alert').filter({ hasText: 'We could not find this ticket.' });
    await expect(alert).toBeVisible();
    await expect(alert).not.toContainText('please quote');
    await alert.getByRole('link', { name: 'Go to the tickets' }).click();
    await expect(page.getByRole('heading', { name: /tickets/i, level: 1 })).toBeVisible();
  });

for (const next of ['https://evil.example.com/', '//evil.example.com', '/\\evil.example.com', '/desk/'])
  test(`signing in does not follow ${next}`, anyWidth, async ({ house, browse, baseURL }) => {
    const page = await browse();
    await page.goto(`/sign-in/?next=${encodeURIComponent(next)}`);
    await signInWith(page, house.admin.email, house.admin.password);
    await expect(page.getByRole('heading', { name: 'Hello, Ada' })).toBeVisible();
    expect(page.url()).toBe(`${baseURL}/`);
  });
