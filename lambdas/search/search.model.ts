import { fold, foldWithPlaces, type Folded } from './folding.model.ts';

/**
 * What the words of a text are, which of them are looked for, and where they stand. Safe for the browser.
 * A word is a run of letters and digits; a ticket's number counts as one word. Chinese, Japanese, Thai, Lao, Khmer and
 * Burmese put no spaces between words: there every letter begins a "word" of the next eight letters, so that whatever
 * is typed is found wherever it stands, without a dictionary that differs from browser to server.
 */

/** Where a text of a ticket stands that can be searched. */
export const places = ['title', 'description', 'conversation'] as const;

/** Words are kept to this many letters; of scripts without spaces, so many letters from each place. */
const longestWord = 30;
const longestPiece = 8;
/** Of one text the first 200 different words can be found, or 600 places in scripts without spaces. */
const room = 600;
/** Words that one search looks for at most: one query each. */
const mostWords = 3;

const letter = '[\\p{L}\\p{N}\\p{M}]';
const unspaced = `(?:(?=${letter})[\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])`;
const tokens = new RegExp(
  `(?<number>t\\d{8}\\.\\d{1,9}(?!${letter}))|(?<run>${unspaced}+)|(?:(?!${unspaced})${letter})+`,
  'gu',
);
const startsUnspaced = new RegExp(`^${unspaced}`, 'u');
const letters = /\P{M}\p{M}*/gu;

/** A word of a folded text with the place where it begins there. */
type Token = { word: string; at: number; spaced: boolean };

const clip = (word: string): string => [...word].slice(0, longestWord).join('');

function* tokensOf(folded: string, everyPlace: boolean): Generator<Token> {
  for (const { 0: found, index, groups } of folded.matchAll(tokens)) {
    if (!groups?.run) {
      if ([...found].length > 1) yield { word: clip(found), at: index, spaced: true };
      continue;
    }
    const run = [...found.matchAll(letters)].map((one) => ({ text: one[0], at: index + one.index }));
    for (let i = 0; i < run.length; i += everyPlace ? 1 : longestPiece) {
      const word = run
        .slice(i, i + longestPiece)
        .map(({ text }) => text)
        .join('');
      yield { word, at: run[i]!.at, spaced: false };
    }
  }
}

/** Letters of the text from `start` up to, not including, `end`. */
export type Mark = { start: number; end: number };
const place = ({ starts, ends }: Folded, at: number, length: number): Mark => ({
  start: starts[at]!,
  end: ends[at + length - 1]!,
});

/** The words by which a text can be found, each with its first place in the text. */
export function wordsOf(text: string): Map<string, Mark> {
  const folded = foldWithPlaces(text);
  const words = new Map<string, Mark>();
  let left = room;
  for (const { word, at, spaced } of tokensOf(folded.text, true)) {
    if (words.has(word)) continue;
    left -= spaced ? 3 : 1;
    if (left < 0) break;
    words.set(word, place(folded, at, word.length));
  }
  return words;
}

/** The first letters of a word, by which the words of a company are divided. */
export const beginningOf = (word: string): string =>
  [...word].slice(0, startsUnspaced.test(word) ? 1 : 2).join('');

/**
 * What to look for when somebody types this: at most three words, the longest; what is left out is named.
 * A word that begins another one adds nothing. A ticket's number is understood without its T.
 */
export function sought(typed: string): { words: string[]; leftOut: string[] } {
  const folded = fold(typed).replaceAll(/(?<![\p{L}\p{N}\p{M}])(?=\d{8}\.\d)/gu, 't');
  const all = [...new Set([...tokensOf(folded, false)].map(({ word }) => word))];
  const useful = all.filter((word) => !all.some((other) => other !== word && other.startsWith(word)));
  const length = (word: string) => (startsUnspaced.test(word) ? 3 : 1) * word.length;
  const chosen = new Set(useful.toSorted((a, b) => length(b) - length(a)).slice(0, mostWords));
  return {
    words: useful.filter((word) => chosen.has(word)),
    leftOut: useful.filter((word) => !chosen.has(word)),
  };
}

/**
 * Where a text shows what was looked for: the beginnings of its words that match, in order, without overlaps.
 * `words` are folded, as an answer of the search carries them; the places count UTF-16 units of `text` (in NFC).
 */
export function marks(text: string, words: readonly string[]): Mark[] {
  const folded = foldWithPlaces(text);
  const found: Mark[] = [];
  for (const { word, at } of tokensOf(folded.text, true)) {
    const longest = Math.max(
      0,
      ...words.filter((one) => one && word.startsWith(one)).map((one) => one.length),
    );
    if (longest === 0) continue;
    const mark = place(folded, at, longest);
    const last = found.at(-1);
    if (last && mark.start <= last.end && mark.start > last.start - 1)
      last.end = Math.max(last.end, mark.end);
    else found.push(mark);
  }
  return found;
}

/** Letters of the text shown before and after a match. */
const before = 60;
const after = 100;

/** A part of the text around a match, on one line, cut between words where it can be. */
export function excerptAt(text: string, { start, end }: Mark): string {
  let from = Math.max(0, start - before);
  let to = Math.min(text.length, end + after);
  if (from > 0) {
    const space = text.slice(from, start).search(/\s/);
    from = space >= 0 ? from + space + 1 : wholeLetter(text, from);
  }
  if (to < text.length) {
    const space = text.slice(end, to).search(/\s\S*$/);
    to = space >= 0 ? end + space : wholeLetter(text, to);
  }
  const shown = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
  return `${from > 0 ? '… ' : ''}${shown}${to < text.length ? ' …' : ''}`;
}

/** Not between the halves of a surrogate pair. */
const wholeLetter = (text: string, at: number): number =>
  /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) ? at - 1 : at;
