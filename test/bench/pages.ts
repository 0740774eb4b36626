import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { root } from '../../bin/fresh.ts';
import { password } from '../api/accounts.ts';
import { ensureBrowser } from '../browser.ts';
import { median } from './load.ts';
import { watch, type Seen } from './page-watch.ts';
import type { Part, Row } from './report.ts';
import { weightOf } from './weight.ts';

/** What the browser loads for each page, and how long until a person can use it. */
export type Visit = { name: string; path: string; door: 'portal' | 'desk'; goal: number; since?: string };

const web = join(root, 'build/web');
/** A middling phone is about four times slower than the machine that this runs on. */
export const slowDown = 4;

type Measured = Seen & { files: string[] };

/** Opens the page anew, with nothing cached, in a slowed processor. */
async function open(context: BrowserContext, address: string): Promise<Measured> {
  const page = await context.newPage();
  const files = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/^\/assets\/.*\.(?:js|css)$/.test(pathname)) files.add(pathname);
  });
  const browser = await context.newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.setCacheDisabled', { cacheDisabled: true });
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await page.goto(address, { waitUntil: 'commit' });
  const seen = await watch(page);
  await page.close();
  return { ...seen, files: [...files] };
}

export async function signIn(page: Page, site: string, door: Visit['door'], email: string): Promise<void> {
  await page.goto(`${site}${door === 'desk' ? '/desk' : ''}/sign-in/`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

export async function measurePages(site: string, visits: Visit[], times: number): Promise<Part> {
  const { executablePath, env } = await ensureBrowser();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--no-pings'],
  });
  const rows: Row[] = [];
  const filesOf = new Map<string, Set<string>>();
  try {
    const strangers = await browser.newContext();
    const people = await browser.newContext();
    const page = await people.newPage();
    await signIn(page, site, 'portal', 'admin@example.com');
    await signIn(page, site, 'desk', 'administrator@example.com');
    await page.close();
    for (const visit of visits) {
      const context = visit.path.includes('sign-in') ? strangers : people;
      const seen: Measured[] = [];
      for (let i = 0; i < times; i++) seen.push(await open(context, `${site}${visit.path}`));
      filesOf.set(visit.name, new Set(seen[0]!.files));
      rows.push(row(visit, seen, filesOf.get(visit.since ?? '')));
    }
  } finally {
    await browser.close();
  }
  return {
    name: 'Pages',
    notes: [
      'Scripts and styles in KB as gzip sends them, nothing cached: all that comes until a second after the page is usable, asked for or not. A route counts what it adds to the first page of its application; what a press on the page opens is loaded when somebody comes near its button, and not counted.',
      `Times at a ${slowDown} times slowed processor, the median of ${times}: usable is when the page shows its data and takes input.`,
    ],
    rows,
  };
}

function row({ name, goal, since }: Visit, seen: Measured[], before: Set<string> | undefined): Row {
  const added = seen[0]!.files.filter((file) => !before?.has(file));
  const middle = (pick: (one: Measured) => number) => median(seen.map(pick));
  return {
    page: name,
    'all KB': weightOf(web, seen[0]!.files) / 1024,
    counted: since ? `beside ${since}` : 'all',
    'against its budget': { value: weightOf(web, added) / 1024, goal, unit: ' KB' },
    'usable ms': middle((one) => one.usable),
    'long tasks': middle((one) => one.longTasks),
    'in ms': middle((one) => one.longTaskTime),
    'layout shift': { value: Number(middle((one) => one.layoutShift).toFixed(4)), goal: 0, unit: '' },
  };
}
