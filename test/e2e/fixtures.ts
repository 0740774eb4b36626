import { type Page, type PlaywrightWorkerArgs, test as base, type WorkerFixture } from '@playwright/test';
import { buildHouse, type House } from './house.ts';
import type { Person } from './people.ts';
import { watch } from './watch.ts';

type Own = {
  /** A company with its people; each worker has its own. */
  house: House;
  /** Opens a browser of its own, as this person or as nobody. */
  browse: (person?: Person) => Promise<Page>;
  /** What went wrong in the pages opened so far: errors, refused content, traffic to elsewhere. */
  faults: string[];
};

/** Gives the company of a group of tests, made when it is first asked for. */
type Houses = (group: string) => Promise<House>;

/** The companies that a worker has made, with their people. */
const housesOfWorker: WorkerFixture<Houses, PlaywrightWorkerArgs & { houses: Houses }> = async (
  { playwright },
  use,
  { project },
) => {
  const site = project.use.baseURL ?? '';
  const requests: { dispose(): Promise<void> }[] = [];
  const open = async () => {
    const request = await playwright.request.newContext({ baseURL: site });
    requests.push(request);
    return request;
  };
  const made = new Map<string, Promise<House>>();
  await use((group) => {
    const house = made.get(group) ?? buildHouse(open, site);
    made.set(group, house);
    return house;
  });
  await Promise.all(requests.map((request) => request.dispose()));
};

export const test = base.extend<Own, { houses: Houses }>({
  houses: [housesOfWorker, { scope: 'worker' }],
  house: async ({ houses }, use) => use(await houses('shared')),
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern.
  faults: async ({}, use) => use([]),
  browse: async ({ browser, faults }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (person) => {
      const context = await browser.newContext(person ? { storageState: person.state } : {});
      contexts.push(context);
      await watch(context, faults);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** For a file that counts what its company has: no other file's tests work in the same one. */
export const testAlone = () =>
  test.extend({ house: async ({ houses }, use, { file }) => use(await houses(file)) });

export { expect } from '@playwright/test';

/** What has nothing to do with how wide a page is, is tried at one width (playwright.config.ts). */
export const anyWidth = { tag: '@any-width' };
