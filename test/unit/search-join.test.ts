import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinPages, type Standing } from '../../lambdas/search/join.ts';

/** Pages of matches put together: whatever the pages, all tickets with all words are found, and no other. */
type Hit = { order: string; id: number };

const matches = fc
  .array(fc.integer({ min: 0, max: 15 }), { maxLength: 30 })
  .map((numbers) => numbers.map((number, id): Hit => ({ order: String(number).padStart(2, '0'), id })));

/** A word's matches as a table pages them. */
const pageOf = (hits: Hit[], size: number, after: { SK: string } | null | undefined) => {
  const from = after ? Number(after.SK) : 0;
  return {
    hits: hits.slice(from, from + size),
    end: from + size < hits.length ? { PK: '', SK: String(from + size) } : undefined,
  };
};

it('finds exactly the tickets that hold all words, in pages of any size', () => {
  fc.assert(
    fc.property(
      fc.array(matches, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      (words, pageSize, shown) => {
        let standing: Standing | undefined = { pages: words.map(() => null) };
        const found = new Set<string>();
        for (let requests = 0; standing; requests++) {
          expect(requests).toBeLessThan(1_000);
          const { pages } = standing as Standing;
          const read = words.map((hits, i) => pageOf(hits, pageSize, pages[i]));
          const answer: ReturnType<typeof joinPages<Hit>> = joinPages(read, standing, shown);
          expect(answer.found.length).toBeLessThanOrEqual(shown);
          for (const { order, hits } of answer.found) {
            found.add(order);
            expect(new Set(hits.map((hit) => hit.order))).toEqual(new Set([order]));
          }
          standing = answer.next;
        }
        const all = words
          .map((hits) => new Set(hits.map(({ order }) => order)))
          .reduce((a, b) => new Set([...a].filter((order) => b.has(order))));
        expect([...found].toSorted()).toEqual([...all].toSorted());
      },
    ),
  );
});

it('shows each ticket once and in order while every word has one page', () => {
  fc.assert(
    fc.property(matches, matches, fc.integer({ min: 1, max: 5 }), (a, b, shown) => {
      const orders: string[] = [];
      let standing: Standing | undefined = { pages: [null, null] };
      while (standing) {
        const answer: ReturnType<typeof joinPages<Hit>> = joinPages(
          [{ hits: a }, { hits: b }],
          standing,
          shown,
        );
        orders.push(...answer.found.map(({ order }) => order));
        standing = answer.next;
      }
      expect(orders).toEqual([...new Set(orders)].toSorted());
    }),
  );
});

it('ends at once when a word is nowhere', () => {
  const end = { PK: 'a', SK: 'b' };
  const { found, next } = joinPages(
    [{ hits: [{ order: '1', id: 1 }], end }, { hits: [] }],
    { pages: [null, null] },
    5,
  );
  expect([found, next]).toEqual([[], undefined]);
});
