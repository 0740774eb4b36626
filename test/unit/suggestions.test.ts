import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostLike } from '../../lambdas/search/suggestions.model.ts';

const titles = [
  'Label printer stops after ten labels',
  'Cannot send e-mail since this morning',
  'Café Wi-Fi drops every hour',
  'New starter on Monday: Zoë',
  'Принтер печатает пустые страницы',
];
const like = (typed: string, most = 5) => mostLike(typed, titles, (title) => title, most);

describe('what is like a title that is being typed', () => {
  it.each([
    ['prin', titles[0]],
    ['The printer is broken', titles[0]],
    ['Nobody can send mails or e-mail', titles[1]],
    ['CAFE wifi', titles[2]],
    ['zoe', titles[3]],
    ['принтер', titles[4]],
  ])('“%s” finds “%s” first', (typed, title) => {
    expect(like(typed)[0]).toBe(title);
  });

  it.each(['', 'a', 'is it on', 'Coffee machine leaks', '???'])('“%s” finds nothing', (typed) => {
    expect(like(typed)).toEqual([]);
  });

  it('finds a text by its own words, and never more than asked for', () => {
    const title = fc.stringMatching(/^[a-z]{4,12}( [a-z]{4,12}){0,5}$/);
    fc.assert(
      fc.property(
        fc.array(title, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        (all, at, most) => {
          const typed = all[at % all.length]!;
          const found = mostLike(typed, all, (one) => one, most);
          expect(found.length).toBeLessThanOrEqual(most);
          expect(found[0]).toBeDefined();
          // Nothing shares more with a text than the text itself.
          const shares = (text: string) =>
            typed.split(' ').every((word) => text.split(' ').some((one) => one.startsWith(word)));
          expect(shares(found[0]!)).toBe(true);
        },
      ),
    );
  });
});
