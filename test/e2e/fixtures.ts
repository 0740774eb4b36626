import { type Page, test as base } from '@playwright/test';
import { buildHouse, type House } from './house.ts';
import type { Person } from './people.ts';
import { watch } from './watch.ts';

type Own = {
  /** Opens a browser of its own, as this person or as nobody. */
  browse: (person?: Person) => Promise<Page>;
  /** What went wrong in the pages opened so far: errors, refused content, traffic to elsewhere. */
  faults: string[];
};

export const test = base.extend<Own, { house: House }>({
  house: [
    async ({ playwright }, use, { project }) => {
      const site = project.use.baseURL ?? '';
      const requests: { dispose(): Promise<void> }[] = [];
      const open = async () => {
        const request = await playwright.request.newContext({ baseURL: site });
        requests.push(request);
        return request;
      };
      await use(await buildHouse(open, site));
      await Promise.all(requests.map((request) => request.dispose()));
    },
    { scope: 'worker' },
  ],
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

export { expect } from '@playwright/test';
