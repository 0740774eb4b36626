import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { available, moved, withColumn, withoutColumn } from '../../web/portal/tickets/column-order.ts';
import { columnNames } from '../../web/portal/tickets/columns.ts';
import { readColumns, usualColumns } from '../../web/portal/tickets/kept-columns.ts';

const column = fc.constantFrom(...columnNames);
const chosen = fc.uniqueArray(column).map(readColumns);
const steps = fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'up', 'down'), column), { maxLength: 40 });

describe('chosen columns', () => {
  test('there are more than twenty to choose from', () => {
    expect(columnNames.length).toBeGreaterThan(20);
  });

  test('whatever is done, each is shown once at most and the number always', () => {
    fc.assert(
      fc.property(chosen, steps, (before, all) => {
        let now = before;
        for (const [step, name] of all) {
          if (step === 'add') now = withColumn(now, name);
          else if (step === 'remove') now = withoutColumn(now, name);
          else now = moved(now, name, step === 'up' ? -1 : 1);
          expect(now).toContain('number');
          expect(new Set(now).size).toBe(now.length);
          expect([...now, ...available(now)].toSorted()).toEqual([...columnNames].toSorted());
        }
      }),
    );
  });

  test('up undoes down, and moving keeps the same columns', () => {
    fc.assert(
      fc.property(chosen, column, (before, name) => {
        const down = moved(before, name, 1);
        expect(down.toSorted()).toEqual(before.toSorted());
        expect(down === before ? before : moved(down, name, -1)).toEqual(before);
      }),
    );
  });

  test('what was kept on the device is read back; what is damaged is mended', () => {
    fc.assert(
      fc.property(chosen, (columns) => {
        expect(readColumns(JSON.parse(JSON.stringify(columns)))).toEqual(columns);
      }),
    );
    fc.assert(fc.property(fc.anything(), (kept) => readColumns(kept).includes('number')));
    expect(readColumns(null)).toEqual(usualColumns);
    expect(readColumns(['title', 'gone', 'title'])).toEqual(['number', 'title']);
  });
});
