import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slotsOf } from '../../web/shared/lists/use-slots.ts';

const numbers = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 6 });

describe('the places of rows', () => {
  test('are one for each ticket, and who stays keeps the own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, fc.boolean()), { minLength: 1 }), (turns) => {
        let before: ReadonlyMap<string, number> = new Map();
        for (const [shown, again] of turns) {
          const after = slotsOf(before, shown, again);
          expect([...after.keys()]).toEqual(shown);
          expect(new Set(after.values()).size).toBe(shown.length);
          const stayed = shown.filter((number) => before.has(number));
          expect(stayed.map((number) => after.get(number))).toEqual(
            stayed.map((number) => before.get(number)),
          );
          // News never put another ticket where one was looked at.
          const taken = shown
            .filter((number) => !before.has(number))
            .filter((number) => [...before.values()].includes(after.get(number) ?? -1));
          expect(again ? [] : taken).toEqual([]);
          before = after;
        }
      }),
    );
  });

  test('are used again when others are asked for', () => {
    const before = slotsOf(new Map(), ['a', 'b', 'c'], false);
    expect(slotsOf(before, ['x', 'b', 'y'], true)).toEqual(
      new Map([
        ['x', 0],
        ['b', 1],
        ['y', 2],
      ]),
    );
  });
});
