import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildWeb, localAssembly, synthesizeLocal } from '../../bin/build.ts';
import { bundles } from '../bench/bundles.ts';
import { filesOf, partsOf, weightOf } from '../bench/weight.ts';
import { root } from './sources.ts';

/** The budgets of DESIGN sections 11 and 12 that are sizes. What takes time is measured by `npm run bench`. */
const web = `${root}/build/web`;
const kilobyte = 1024;

beforeAll(async () => {
  await buildWeb();
  await synthesizeLocal();
});

/** The parts that the first view of an application loads by itself; `TicketCards` on phones only. */
const firstViews = [
  ['index.html', ['rest', 'Keys', 'Offline', 'TicketCards']],
  ['desk/index.html', ['QueuePage', 'Offline']],
] as const;

describe('scripts and styles, as gzip sends them', () => {
  test.each(['sign-in/index.html', 'desk/sign-in/index.html'])('%s weighs at most 40 KB', (page) => {
    const files = filesOf(web, page);
    expect(files.size).toBeGreaterThan(1);
    expect(weightOf(web, files) / kilobyte).toBeLessThan(40);
  });

  test.each(firstViews)('%s with %s weighs at most 150 KB', (page, shown) => {
    const files = filesOf(web, page);
    const parts = partsOf(web, files);
    const all = new Set([...files, ...shown.flatMap((name) => [...(parts.get(name) ?? [name])])]);
    expect(weightOf(web, all) / kilobyte).toBeLessThan(150);
  });

  test.each(firstViews)('each page beside %s adds at most 60 KB', (page) => {
    const first = filesOf(web, page);
    const added = [...partsOf(web, first)].map(([name, files]) => {
      const beside = [...files].filter((file) => !first.has(file));
      return { name, weight: weightOf(web, beside) / kilobyte };
    });
    expect(added.filter(({ name }) => name.endsWith('Page')).length).toBeGreaterThan(12);
    expect(added.filter(({ weight }) => weight > 60 || weight === 0)).toEqual([]);
  });

  test('an application loads nothing of the other', () => {
    const other = { 'index.html': '/assets/desk-', 'desk/index.html': '/assets/portal-' };
    for (const [page, name] of Object.entries(other)) {
      const first = filesOf(web, page);
      const all = [...first, ...[...partsOf(web, first).values()].flatMap((files) => [...files])];
      expect(all.filter((file) => file.startsWith(name))).toEqual([]);
    }
  });
});

describe('styles', () => {
  test('use no colour or length that nobody has named', () => {
    const all = (kind: string) =>
      readdirSync(`${web}/assets`)
        .filter((name) => name.endsWith(kind))
        .map((name) => readFileSync(`${web}/assets/${name}`, 'utf8'))
        .join('\n');
    const styles = all('.css');
    const inStyles = [...styles.matchAll(/(--[\w-]+):/g)];
    const inScripts = [...all('.js').matchAll(/["'`](--[\w-]+)["'`]/g)];
    const named = new Set([...inStyles, ...inScripts].map(([, name]) => name));
    const used = new Set([...styles.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
    expect(named.size).toBeGreaterThan(100);
    expect([...used].filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('functions that people wait for', () => {
  test.each(['portal-api', 'desk-api', 'session'])('%s is at most 550 KB', (name) => {
    const bundle = bundles(localAssembly).find((one) => one.name === name);
    expect((bundle?.bytes ?? Infinity) / kilobyte).toBeLessThan(550);
  });
});
