import type { Page } from 'playwright-core';

/** What the browser itself says of a page that it opened. Times in milliseconds since the navigation. */
export type Seen = { usable: number; layoutShift: number; longTasks: number; longTaskTime: number };

/** How long a page is watched after it became usable, for what shifts or works late, in ms. */
const after = 1_000;

/** Waits until the page has its headline or its first field and loads nothing more, then a second for late shifts. */
export async function watch(page: Page): Promise<Seen> {
  const usable = await page
    .waitForFunction(
      () => {
        const field = document.querySelector('form input:not([type=hidden])');
        const ready = document.querySelector('h1') !== null && document.querySelector('main, form') !== null;
        const loads = /\bLoading\b/.test(document.body?.innerText ?? 'Loading');
        const shown = field ? field.getClientRects().length > 0 : ready;
        return (shown || ready) && !loads && performance.now();
      },
      undefined,
      { polling: 'raf', timeout: 60_000 },
    )
    .then((handle) => handle.jsonValue());
  const rest = await page.evaluate(async (milliseconds) => {
    const entries: { type: string; value: number }[] = [];
    const observe = (type: string, valueOf: (entry: PerformanceEntry) => number) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) entries.push({ type, value: valueOf(entry) });
      }).observe({ type, buffered: true });
    observe('layout-shift', (entry) => {
      const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
      return shift.hadRecentInput ? 0 : shift.value;
    });
    observe('longtask', (entry) => entry.duration);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return entries;
  }, after);
  const values = (type: string) => rest.filter((one) => one.type === type).map((one) => one.value);
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    usable: Number(usable),
    layoutShift: sum(values('layout-shift')),
    longTasks: values('longtask').length,
    longTaskTime: sum(values('longtask')),
  };
}
