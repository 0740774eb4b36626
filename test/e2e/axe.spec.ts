import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../bin/fresh.ts';
import { accounts } from './accounts.ts';
import { expect, test } from './fixtures.ts';
import { type Person, signIn } from './people.ts';
import { deskViews } from './tour-desk.ts';
import { violations } from './violations.ts';
import { fullViews, furnish, type Places, portalViews, signInViews, type View } from './tour.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What may differ when only the colours do. */
const colourRules = ['color-contrast', 'link-in-text-block'];

type Visit = { browse: (person?: Person) => Promise<Page>; faults: string[] };

/** Looks at one view after the other; all that is wrong is told at the end. */
async function tour(
  { browse, faults }: Visit,
  views: readonly View[],
  person?: Person,
  places: Partial<Places> = {},
): Promise<void> {
  const page = await browse(person);
  for (const { name, route, at = () => route, prepare, part = 'html' } of views)
    await test.step(name, async () => {
      await page.goto(at(places as Places));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(/^Loading /)).toHaveCount(0);
      await prepare?.(page);
      await look(page, name, part);
      expect.soft(faults.splice(0), `${name}: what the browser complains of`).toEqual([]);
    });
}

async function look(page: Page, name: string, part: string): Promise<void> {
  expect.soft(await violations(page, part, { type: 'tag', values: rules }), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect
    .soft(await violations(page, part, { type: 'rule', values: colourRules }), `${name}, dark`)
    .toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  const viewport = page.viewportSize() ?? { width: 1280, height: 800 };
  // A page that is zoomed to 200 % has half the width.
  const widths = viewport.width > 1_000 ? [viewport.width, viewport.width / 2] : [viewport.width];
  for (const width of widths) {
    if (widths.length > 1) await page.setViewportSize({ width, height: viewport.height });
    const whole = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(whole, `${name}: how wide the page is in a window of ${width}`).toBeLessThanOrEqual(width);
    expect.soft(await cutOff(page), `${name}: tables cut off in a window of ${width}`).toEqual([]);
  }
  if (widths.length > 1) await page.setViewportSize(viewport);
}

/** Tables of which a part can be neither seen nor scrolled to. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('table')].flatMap((table) => {
      let part: Element = table.parentElement ?? table;
      while (getComputedStyle(part).overflowX === 'visible' && part.parentElement) part = part.parentElement;
      const hides = ['clip', 'hidden'].includes(getComputedStyle(part).overflowX);
      return hides && table.scrollWidth > part.clientWidth ? [table.textContent.slice(0, 60)] : [];
    }),
  );

test.describe('pages are for everybody, light and dark, without sideways scrolling:', () => {
  test.describe.configure({ timeout: 180_000 });

  test('signing in', async ({ browse, faults }) => {
    await tour({ browse, faults }, signInViews);
  });

  test('the portal', async ({ browse, faults, house }) => {
    await tour({ browse, faults }, portalViews, house.admin, await furnish(house));
  });

  test('the desk', async ({ browse, faults, house }) => {
    await tour({ browse, faults }, deskViews, house.administrator, await furnish(house));
  });

  test('the portal with much in it', async ({ browse, faults, request }) => {
    await tour({ browse, faults }, fullViews, await signIn(request, accounts.admin));
  });
});

test('no page is left out', () => {
  const pathsIn = (file: string) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:\bpath: |at\()'([^']+)'/g)].map(
      ([, path]) => path,
    );
  const visited = (views: View[]) => views.map(({ route }) => route);
  expect(visited(portalViews)).toEqual(expect.arrayContaining(pathsIn('web/portal/router.tsx')));
  expect(visited(deskViews)).toEqual(expect.arrayContaining(pathsIn('web/desk/router.tsx')));
});
