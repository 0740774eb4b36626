import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../lambdas/search/folding.model.ts';
import { beginningOf, excerptAt, marks, sought, wordsOf } from '../../lambdas/search/search.model.ts';

/** Words of many scripts as people write them. */
const samples = [
  'printer', 'Drucker', 'Straße', 'STRASSE', 'Ødegård', 'naïve', 'Ångström', 'ﬁle', 'İstanbul', 'ΟΔΟΣ', 'οδός', 'Ёлка', 'ёлка',
  'שָׁלוֹם', 'مَرْحَبًا', 'ไทย', 'ที่อยู่', '東京都庁', 'プリンター', 'ﾌﾟﾘﾝﾀｰ', 'がっこう', '한국어', 'हिन्दी', '192', 'KB5034441', 'T20261122.0001', '👩‍💻', 'x',
]; // prettier-ignore
const separator = fc.constantFrom(' ', ', ', '\n', ' – ', '. ', '/', '(', '“');
const text = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...samples), fc.string({ unit: 'grapheme', maxLength: 12 })),
      separator,
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.flat().join('').normalize('NFC'));
const anything = fc.oneof(
  text,
  fc.string({ unit: 'binary' }).map((one) => one.normalize('NFC')),
);

describe('folding', () => {
  it('twice is once, for every letter there is', () => {
    const odd: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const letter = String.fromCodePoint(point);
      // Han and Hangul are folded as they are; what is not assigned has no case.
      if (!/^(?!\p{Unified_Ideograph}|\p{Script=Hangul})[\p{L}\p{M}\p{N}\p{S}\p{P}]$/u.test(letter)) continue;
      const once = fold(letter);
      if (fold(once) !== once) odd.push(point.toString(16));
    }
    expect(odd).toEqual([]);
  });

  it('twice is once, for any text', () => {
    fc.assert(
      fc.property(anything, (one) => {
        expect(fold(fold(one))).toBe(fold(one));
      }),
    );
  });

  it.each([
    ['Straße', 'STRASSE'],
    ['ẞ', 'ss'],
    ['Ødegård', 'odegard'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΌΣ', 'οδοσ'],
    ['οδός', 'ΟΔΟΣ'],
    ['Ёлка', 'елка'],
    ['ﬁle', 'file'],
    ['ﾌﾟﾘﾝﾀｰ', 'プリンター'],
    ['مَرْحَبًا', 'مرحبا'],
    ['cafe\u0301', 'café'],
    ['co\u00ADoperate', 'cooperate'],
  ])('%s is %s', (a, b) => expect(fold(a)).toBe(fold(b)));

  it.each([
    ['がく', 'かく'],
    ['कि', 'क'],
    ['ที่', 'ท'],
  ])('%s is another word than %s', (a, b) => expect(fold(a)).not.toBe(fold(b)));
});

describe('words', () => {
  it('are found by each of their beginnings of two letters and more', () => {
    fc.assert(
      fc.property(text, (one) => {
        const indexed = [...wordsOf(one).keys()];
        for (const word of indexed) {
          const all = [...word];
          for (let length = 2; length <= all.length; length++) {
            const typed = all.slice(0, length).join('');
            // What is typed may be understood as several words: then each of them is there.
            for (const wanted of sought(typed).words)
              expect(indexed.some((has) => has.startsWith(wanted))).toBe(true);
          }
        }
      }),
    );
  });

  it('lie where their beginnings say', () => {
    fc.assert(
      fc.property(text, (one) => {
        const wrong = [...wordsOf(one).keys()].flatMap((word) =>
          sought(word).words.filter(
            (wanted) => word.startsWith(wanted) && beginningOf(word) !== beginningOf(wanted),
          ),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('of any text are found when the text is typed, and at most three are looked for', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const indexed = [...wordsOf(one).keys()];
        const { words } = sought(one);
        expect(words.length).toBeLessThanOrEqual(3);
        const missed = words.filter((word) => !indexed.some((has) => has.startsWith(word)));
        expect(indexed.length < 100 ? missed : []).toEqual([]);
      }),
    );
  });

  it('are found anywhere in scripts without spaces', () => {
    const indexed = [...wordsOf('東京都庁のプリンターが動きません').keys()];
    for (const typed of ['東京', '京都', '都庁', 'プリンター', '動', 'ん'])
      expect(indexed.some((word) => word.startsWith(sought(typed).words[0]!))).toBe(true);
    expect(indexed.some((word) => word.startsWith('東庁'))).toBe(false);
  });

  it('are the first 200 of a text', () => {
    const many = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ');
    expect(wordsOf(many).size).toBe(200);
    expect(wordsOf('字'.repeat(3) + '漢字仮名'.repeat(9)).size).toBeLessThan(40);
  });

  it('know a ticket by its number, with and without T, whole and begun', () => {
    const indexed = [...wordsOf('See T20261122.0001!').keys()];
    expect(indexed).toEqual(['see', 't20261122.0001']);
    for (const typed of ['T20261122.0001', 't20261122.0001', '20261122.0001', 'T20261122', 't20261122.00'])
      expect('t20261122.0001'.startsWith(sought(typed).words[0]!)).toBe(true);
  });

  it('leave out what adds nothing and say what is too much', () => {
    expect(sought('print printer a').words).toEqual(['printer']);
    expect(sought('the printer on floor twelve')).toEqual({
      words: ['printer', 'floor', 'twelve'],
      leftOut: ['the', 'on'],
    });
    expect(sought(' -- ! ')).toEqual({ words: [], leftOut: [] });
  });
});

describe('marks', () => {
  const looked = fc
    .array(fc.constantFrom(...samples), { minLength: 1, maxLength: 3 })
    .map((list) => sought(list.join(' ')).words);

  it('cover beginnings of words that match, in order, apart from each other', () => {
    fc.assert(
      fc.property(anything, looked, (one, words) => {
        let last = -1;
        for (const { start, end } of marks(one, words)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          const shown = fold(one.slice(start, end));
          expect(words.some((word) => shown.startsWith(word))).toBe(true);
        }
      }),
    );
  });

  it('miss no word of the text that matches', () => {
    fc.assert(
      fc.property(text, looked, (one, words) => {
        const covered = marks(one, words);
        const missed = [...wordsOf(one)].filter(
          ([word, { start }]) =>
            words.some((wanted) => word.startsWith(wanted)) &&
            !covered.some((mark) => mark.start <= start && start < mark.end),
        );
        expect(missed).toEqual([]);
      }),
    );
  });

  it.each([
    ['Der Drucker druckt', ['druck'], ['Druck', 'druck']],
    ['Straßenbahn', ['strass'], ['Straß']],
    ['Am Weg, Ödegård', ['od'], ['Öd']],
    ['東京都庁と京都', ['京都'], ['京都', '京都']],
    ['reprint', ['print'], []],
    ['Cafe\u0301 café', ['cafe'], ['Cafe\u0301', 'café']],
  ])('%s for %j', (one, words, shown) => {
    expect(marks(one, words).map(({ start, end }) => one.slice(start, end))).toEqual(shown);
  });
});

describe('excerpts', () => {
  it('hold the match, on one line, and stay short', () => {
    fc.assert(
      fc.property(anything, (one) => {
        for (const [word, mark] of wordsOf(one)) {
          const shown = excerptAt(one, mark);
          expect(shown).not.toMatch(/\n/);
          expect(shown.length).toBeLessThan(60 + 100 + (mark.end - mark.start) + 8);
          expect(marks(shown, [word]).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are cut between words', () => {
    const long = `${'before '.repeat(20)}match ${'after '.repeat(40)}`.trim();
    const shown = excerptAt(long, wordsOf(long).get('match')!);
    expect(shown).toMatch(/^… before .*match .*after …$/);
  });
});
