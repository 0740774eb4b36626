import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ListSettings,
  mostViews,
  type SavedView,
  ViewFields,
  whyNot,
  withView,
} from '../../lambdas/preferences/preferences.model.ts';

const view = (id: string, name: string): SavedView => ({ id, name, search: { list: 'open' } });
const named = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  name: fc.constantFrom('One', 'one', 'Two', 'x y'),
});

test('whatever is kept one after the other: names differ, ids too, and there are never too many', () => {
  fc.assert(
    fc.property(fc.array(named, { maxLength: 60 }), (all) => {
      let views: SavedView[] = [];
      for (const { id, name } of all)
        if (!whyNot(views, view(id, name))) views = withView(views, view(id, name));
      expect(new Set(views.map(({ id }) => id)).size).toBe(views.length);
      expect(new Set(views.map(({ name }) => name.toLowerCase())).size).toBe(views.length);
    }),
  );
  const full = Array.from({ length: mostViews }, (_, i) => view(`v${i}`, `View ${i}`));
  expect(whyNot(full, view('new', 'New'))).toBe('too-many');
  expect(whyNot(full, view('v3', 'Renamed'))).toBeUndefined();
  expect(whyNot(full, view('v3', 'VIEW  4'))).toBe('name-taken');
});

test('the number is always among the columns, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('number', 'title', 'team'), { maxLength: 8 }), (columns) => {
      const read = ListSettings.parse({ columns }).columns ?? [];
      expect(read).toContain('number');
      expect(new Set(read).size).toBe(read.length);
      expect(new Set(read)).toEqual(new Set(['number', ...columns]));
    }),
  );
});

test('a name is one line of at most 60 characters', () => {
  const reads = (name: string) => ViewFields.safeParse({ name, search: { list: 'open' } }).success;
  expect(reads('Zoë’s printers')).toBe(true);
  expect([reads(''), reads('x'.repeat(61)), reads('a\u2028b')]).toEqual([false, false, false]);
});
