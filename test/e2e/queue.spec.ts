import { expect, test } from './fixtures.ts';

test('a long queue at the desk is drawn as the screen has room for it, and whole for who scrolls', async ({
  house,
  browse,
}) => {
  const page = await browse(house.administrator);
  await page.goto('/desk/?status=everything');
  const rows = page.locator('tbody tr');
  const missing = async () => {
    const words = await page.getByText(/^\d+ tickets$/).textContent();
    return Number.parseInt(words ?? '', 10) - (await rows.count());
  };
  await expect(rows.first()).toBeVisible();
  expect(await missing()).toBeGreaterThan(0);
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return missing();
    })
    .toBe(0);
});
