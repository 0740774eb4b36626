import { describe, expect, test } from 'vitest';
import { together } from '../../web/shared/search/found.ts';
import { numberIn, wordsSearch } from '../../web/shared/search/words-search.ts';
import { actionOf } from '../../web/portal/keys/keys.ts';

describe('what is typed into the search', () => {
  test.each([
    ['T20261122.0001', 'T20261122.0001'],
    [' t20261122.0001 ', 'T20261122.0001'],
    ['20261122.0010', 'T20261122.0010'],
    ['#20261122.12345', 'T20261122.12345'],
    ['printer', undefined],
    ['T20261122.0001 printer', undefined],
    ['20261122', undefined],
  ])('%s opens %s', (typed, number) => {
    expect(numberIn(typed)).toBe(number);
  });

  test('is read from the address', () => {
    expect(wordsSearch({ q: ' printer ' })).toEqual({ q: 'printer' });
    expect(wordsSearch({ q: ['x'] })).toEqual({});
    expect(wordsSearch({ q: ' ' })).toEqual({});
  });

  test('a ticket of two pages is shown once, with the matches of both', () => {
    const ticket = { number: 'T20261122.0001' } as never;
    const page = (excerpt: string) => ({
      results: [{ ticket, matches: [{ where: 'conversation' as const, excerpt }] }],
      words: ['x'],
      leftOut: [],
    });
    const [result, ...others] = together([page('one'), page('two'), page('one')]);
    expect(others).toEqual([]);
    expect(result?.matches.map(({ excerpt }) => excerpt)).toEqual(['one', 'two']);
  });
});

describe('single keys', () => {
  test('mean what the help sheet says', () => {
    expect(actionOf({ key: '/', at: 0 })).toBe('search');
    expect(actionOf({ key: 'n', at: 0 })).toBe('new');
    expect(actionOf({ key: '?', at: 0 })).toBe('help');
    expect(actionOf({ key: 'h', at: 0 })).toBeUndefined();
    expect(actionOf({ key: 'g', at: 0 })).toBeUndefined();
  });

  test('two keys belong together when they follow soon', () => {
    expect(actionOf({ key: 'h', at: 900 }, { key: 'g', at: 100 })).toBe('home');
    expect(actionOf({ key: 't', at: 900 }, { key: 'g', at: 100 })).toBe('tickets');
    expect(actionOf({ key: 't', at: 5_000 }, { key: 'g', at: 100 })).toBeUndefined();
    expect(actionOf({ key: 'n', at: 200 }, { key: 'g', at: 100 })).toBe('new');
  });
});
