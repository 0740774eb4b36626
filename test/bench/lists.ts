import { chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../browser.ts';
import { median, percentile } from './load.ts';
import { signIn, slowDown } from './pages.ts';
import type { Part, Row } from './report.ts';

/** How soon a list of 1,000 tickets answers when somebody filters or sorts it, through the real page. */

/** The most that may pass from a key or a press until what it means is on screen, in ms. */
const goal = 50;

type Act = {
  name: string;
  /** The control by its label or name, and what is done with it; by turns, so that each time something changes. */
  field: string;
  values: readonly [string, string];
};
const acts: readonly Act[] = [
  { name: 'a letter in “Filter this list”', field: '[aria-label="Filter this list"]', values: ['t', 'ti'] },
  { name: 'words that leave few', field: '[aria-label="Filter this list"]', values: ['.05001', 'till'] },
  { name: 'a status in the drop-down', field: 'status', values: ['=new', ''] },
  { name: 'a part of a title', field: 'title', values: ['shop', 'sho'] },
  { name: 'a press on the column Updated', field: 'Updated', values: ['', ''] },
  { name: 'a press on the column Title', field: 'Title', values: ['', ''] },
];

/**
 * Does it in the page, as React hears it, and waits until nothing changes any more. `field` is when the first picture
 * after it was painted, `rows` when the last one of the list and its count was, `counts` the last one of the drop-downs.
 */
type Seen = { field: number; rows: number; counts: number };
const timeIt = (page: Page, { field, values }: Act, turn: number): Promise<Seen> =>
  page.evaluate(
    async ({ field, value }) => {
      const labelled = [...document.querySelectorAll('fieldset label')].find(
        (label) => label.textContent?.toLowerCase() === field,
      );
      const id = labelled?.getAttribute('for');
      const control =
        document.querySelector<HTMLElement>(id ? `[id="${id}"]` : field.startsWith('[') ? field : 'none') ??
        [...document.querySelectorAll<HTMLElement>('thead button')].find(
          (button) => button.textContent === field,
        );
      if (!control) throw new Error(`There is no ${field}.`);
      const painted = () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now()));
            port1.start();
            port2.postMessage(0);
          });
        });
      // Attributes are left out: React writes those of fields anew, as they were.
      const watch = (parts: string) => {
        const pictures: Promise<number>[] = [];
        const watcher = new MutationObserver(() => {
          pictures.push(painted());
        });
        for (const part of document.querySelectorAll(parts))
          watcher.observe(part, { subtree: true, childList: true, characterData: true });
        return async () => {
          watcher.disconnect();
          return await Promise.all(pictures);
        };
      };
      const [list, filters] = [watch('main section, main [aria-live]'), watch('main fieldset')];
      const begun = performance.now();
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
        const kind = control instanceof HTMLInputElement ? HTMLInputElement : HTMLSelectElement;
        Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(control, value);
        control.dispatchEvent(
          new Event(control instanceof HTMLInputElement ? 'input' : 'change', { bubbles: true }),
        );
      } else control.click();
      const first = await painted();
      await new Promise((resolve) => setTimeout(resolve, 400));
      return {
        field: first - begun,
        rows: Math.max(first, ...(await list())) - begun,
        counts: Math.max(first, ...(await filters())) - begun,
      };
    },
    { field, value: values[turn % 2]! },
  );

export async function measureLists(site: string, times: number): Promise<Part> {
  const { executablePath, env } = await ensureBrowser();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--no-pings'],
  });
  const rows: Row[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await signIn(page, site, 'portal', 'admin@example.com');
    await page.goto(`${site}/tickets?list=open`);
    await page.getByRole('table').waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByText(/^999 tickets/).waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    for (const act of acts) {
      // The first two warm the code up.
      for (let turn = 0; turn < 2; turn++) await timeIt(page, act, turn);
      const seen: Seen[] = [];
      for (let turn = 0; turn < times; turn++) seen.push(await timeIt(page, act, turn));
      rows.push({
        act: act.name,
        'the control answers, ms': median(seen.map(({ field }) => field)),
        'the rows answer': { value: median(seen.map((one) => one.rows)), goal, unit: ' ms' },
        'the counts follow, ms': median(seen.map(({ counts }) => counts)),
        // What a busy machine adds is in all of them, and least in this one.
        'least ms': Math.min(...seen.map((one) => one.rows)),
        'p90 ms': percentile(
          seen.map((one) => one.rows),
          0.9,
        ),
      });
      await page
        .getByRole('button', { name: 'Clear' })
        .click({ timeout: 2_000 })
        .catch(() => undefined);
      await page.waitForTimeout(500);
    }
  } finally {
    await browser.close();
  }
  return {
    name: 'Lists',
    notes: [
      'A list of 999 open tickets in a window of 1280 × 800, with ten filters open, through the real page.',
      `Times at a ${slowDown} times slowed processor, the median of ${times}, from the event until its last picture is painted.`,
      'What the drop-downs count follows when nothing was changed for 150 ms.',
    ],
    rows,
  };
}
