import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMonth } from '../../web/desk/companies/month.ts';
import { readQueueSearch } from '../../web/desk/queue/queue-search.ts';
import { decideSearch } from '../../web/portal/approvals/decide-search.ts';
import { step } from '../../web/portal/new-ticket/step.ts';
import { siteSearch } from '../../web/portal/sites/site-search.ts';
import { listSearch } from '../../web/portal/tickets/list-search.ts';
import { usersSearch } from '../../web/portal/users/users-search.ts';
import { wordsSearch } from '../../web/shared/search/words-search.ts';
import { addresses } from '../../web/shared/ui/address.ts';

const again = (search: Record<string, unknown>) => addresses.parseSearch(addresses.stringifySearch(search));
const readers = {
  readMonth,
  readQueueSearch,
  decideSearch,
  step,
  siteSearch,
  listSearch,
  usersSearch,
  wordsSearch,
};

describe('addresses', () => {
  test('keep words as they are, also those that look like something else', () => {
    const odd = fc.constantFrom('85503686', '8e12', 'true', 'null', '"x"', '{"a":1}', '[1]', '-1', '');
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'grapheme' })), (q) => {
        expect(again({ q })).toEqual({ q });
      }),
    );
  });

  test('keep lists and filters, and leave out what is not given', () => {
    const filters = { title: '2026', status: 'new' };
    expect(again({ filters, columns: ['number'], down: undefined })).toEqual({
      filters,
      columns: ['number'],
    });
    expect(addresses.stringifySearch({ down: undefined })).toBe('');
    expect(usersSearch(again({ words: '85503686', sort: 'email', down: true }))).toEqual({
      words: '85503686',
      sort: 'email',
      down: true,
    });
  });

  test.each([Infinity, '1e9', 1.5, -1, { valueOf: 1, toString: 1 }, [2], 1_000_000])(
    'take %j for no number of times',
    (again) => expect(step({ again })).toEqual({}),
  );

  // The router lays what was read over what was found.
  test.each(Object.entries(readers))('%s lets nothing through that it has not read', (_, read) => {
    const names = Object.keys(read({}));
    expect(names.length).toBeGreaterThan(0);
    const hostile = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), fc.anything()));
    fc.assert(
      fc.property(hostile, (found) => {
        const left = { ...found, ...read(found) };
        expect(left).toEqual(read(left as Record<string, unknown>));
        expect(read(again(left))).toEqual(read(left as Record<string, unknown>));
      }),
    );
  });
});
