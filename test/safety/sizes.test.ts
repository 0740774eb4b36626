import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildWeb, localAssembly, synthesizeLocal } from '../../bin/build.ts';
import { bundles } from '../bench/bundles.ts';
import { filesOf, weightOf } from '../bench/weight.ts';
import { root } from './sources.ts';

/** The budgets of DESIGN sections 11 and 12 that are sizes. What takes time is measured by `npm run bench`. */
const web = `${root}/build/web`;
const kilobyte = 1024;

beforeAll(async () => {
  await buildWeb();
  await synthesizeLocal();
});

describe('scripts and styles, as gzip sends them', () => {
  test.each([
    ['sign-in/index.html', 40],
    ['desk/sign-in/index.html', 40],
    ['index.html', 150],
    ['desk/index.html', 150],
  ])('%s weighs at most %d KB', (page, most) => {
    const files = filesOf(web, page);
    expect(files.size).toBeGreaterThan(1);
    expect(weightOf(web, files) / kilobyte).toBeLessThan(most);
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
