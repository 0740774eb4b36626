import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cell, csv } from '../../web/shared/files/csv.ts';

/** Reads comma-separated values as RFC 4180 writes them. */
const parse = (text: string): string[][] =>
  [...text.matchAll(/((?:(?:"(?:[^"]|"")*"|[^",\r\n]*),?)*)\r\n/g)].map(([, row = '']) =>
    [...row.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|$)/g)]
      .map(([, one = '']) => (one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one))
      // The pattern finds one more, empty cell at the end of a row that does not end with a comma.
      .slice(0, row === '' ? 1 : undefined),
  );

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', '\n', '\r', ' ', 'ä'),
    fc.string({ maxLength: 1 }),
  ),
});

describe('comma-separated values', () => {
  test('no cell begins as a formula does', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        expect(cell(value).replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
    expect(cell('=1+1')).toBe("'=1+1");
    expect(cell('-2, "x"')).toBe(`"'-2, ""x"""`);
    expect(cell('T20261122.0001')).toBe('T20261122.0001');
  });

  test('what is written can be read, but for the apostrophe before a formula', () => {
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(nasty, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(rows, (given) => {
        const text = csv(given);
        const read = parse(text).map((row, at) => row.slice(0, given[at]!.length));
        const plain = (one: string) => (/^'[=+\-@\t\r\n＝＋－＠]/.test(one) ? one.slice(1) : one);
        const known = given.map((row) => row.map(plain));
        expect(read.map((row) => row.map(plain))).toEqual(known);
      }),
    );
  });
});
