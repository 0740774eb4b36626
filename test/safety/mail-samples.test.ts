import { expect, test } from 'vitest';
import { code, read } from './sources.ts';

/** Every mail can be looked at before anybody gets it: its template has a sample, which a preview and a test render. */
const mails = code('lambdas').filter((path) => path.endsWith('.mail.ts'));

test.each(mails)('%s has a sample of each of its letters', (path) => {
  const text = read(path);
  const letters = [...text.matchAll(/export (?:const|function) (\w+Letter)\b/g)].map(([, name]) => name);
  const samples = /export const \w+Samples\b[\s\S]*/.exec(text)?.[0] ?? '';
  expect(letters.length, 'A .mail.ts file exports its letters as …Letter').toBeGreaterThan(0);
  expect(samples, 'Export the samples at the end of the file as …Samples').not.toBe('');
  // Samples are either letters, or the data of the one letter that the file has.
  const missing = letters.length === 1 ? [] : letters.filter((name) => !samples.includes(`${name}(`));
  expect(missing).toEqual([]);
});

test('letters are written in .mail.ts files only', () => {
  const elsewhere = code('lambdas').filter(
    (path) =>
      !path.endsWith('.mail.ts') && /\bheading:/.test(read(path)) && path !== 'lambdas/platform/mail.ts',
  );
  expect(mails.length).toBeGreaterThan(1);
  expect(elsewhere).toEqual([]);
});
