import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
declare const axe: { run(part: string, options: RunOptions): Promise<AxeResults> };

export type Violation = { rule: string; at: string[] };

/**
 * What axe finds wrong in a part of a page, by all of its rules unless told which. It is put into a page once, however
 * often the page is looked at: reading its code takes as long as a look.
 */
export async function violations(
  page: Page,
  part = 'html',
  runOnly?: RunOptions['runOnly'],
): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(
    async ({ part, runOnly }) => {
      const found = await axe.run(part, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
      return found.violations.map(({ id, help, nodes }) => ({
        rule: `${id}: ${help}`,
        at: nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`),
      }));
    },
    { part, runOnly },
  );
}
