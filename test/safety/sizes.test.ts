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

describe('functions that people wait for', () => {
  test.each(['portal-api', 'desk-api', 'session'])('%s is at most 550 KB', (name) => {
    const bundle = bundles(localAssembly).find((one) => one.name === name);
    expect((bundle?.bytes ?? Infinity) / kilobyte).toBeLessThan(550);
  });
});
