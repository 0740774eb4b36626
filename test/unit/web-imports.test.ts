import { expect, it } from 'vitest';
import { Counts, type Import } from '../../lambdas/imports/import.model.ts';
import {
  actWords,
  countsOf,
  detailsOf,
  headlineOf,
  refusedCells,
} from '../../web/portal/imports/import-words.ts';

/** What an import and its rows are called in the portal. */
const one = (state: Import['state'], counts: Partial<Counts>): Import => ({
  id: 'i',
  fileName: 'people.csv',
  siteName: 'Head office',
  existing: 'update',
  state,
  ignored: [],
  rows: 5,
  progress: 1,
  ...Counts.parse(counts),
  startedBy: 'Ada',
  startedAt: '2026-11-23T09:00:00.000Z',
  rowsKept: true,
});
const counts = { adds: 2, changes: 1, refusals: 2, added: 2, changed: 1, refused: 2 };

it('an undone import tells what was undone', () => {
  expect(countsOf(one('done', counts))).toBe('2 added, 1 changed, 0 left as it was, 2 refused');
  const undone = one('undone', { ...counts, removed: 1, restored: 1, kept: 1 });
  expect(countsOf(undone)).toBe('1 removed, 1 set back, 1 kept, 0 left as it was, 2 refused');
  expect(['remove', 'restore', 'keep'].map((act) => actWords(act as 'keep', undone))).toEqual([
    'Removed',
    'Set back',
    'Kept',
  ]);
});

it('an import that came to nothing is not called imported', () => {
  expect(headlineOf(one('done', counts))).toBe('Imported');
  expect(headlineOf(one('done', { refused: 5 }))).toBe('Nothing was imported');
  expect(headlineOf(one('ready', { refusals: 5 }))).toBe('Nothing to import');
  expect(headlineOf(one('ready', counts))).toBe('Waits for you to confirm');
});

it('a row says which level was, and which will be', () => {
  const row = { line: 2, act: 'change', name: 'Ada', email: 'ada@example.com' } as const;
  const levels = { before: ['Admin User'], after: ['Portal User', 'Standard User'] };
  expect(detailsOf({ ...row, changes: ['Title', 'City'], levels })).toEqual([
    'New: Title, City.',
    'Security level: Admin User → Portal User, Standard User.',
  ]);
  expect(detailsOf({ ...row, levels: { before: [], after: ['Portal User'] }, welcomes: true })).toEqual([
    'Security level: no access → Portal User.',
    'Opens the portal, with a welcome mail.',
  ]);
  expect(detailsOf({ ...row, act: 'add', levels: { before: [], after: ['Portal User'] } })).toEqual([
    'Security level: Portal User.',
  ]);
});

it('a refused row keeps the cells that were too many at the end of its line', () => {
  const cells = { firstName: 'Ada', level: 'x' };
  const row = { line: 7, act: 'refuse', name: 'Ada', email: '', reason: 'Too many.', cells } as const;
  expect(refusedCells({ ...row, more: ['Suite 5', 'Leeds'] }).slice(24)).toEqual([
    'x',
    '7',
    'Too many.',
    'Suite 5',
    'Leeds',
  ]);
  expect(refusedCells(row)).toHaveLength(27);
});
