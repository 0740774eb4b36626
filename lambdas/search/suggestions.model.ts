import { wordsOf } from './search.model.ts';

/**
 * What may be meant by a title that somebody is typing (C17): texts that share words with it. Unlike a search it does
 * not ask for all words, because a title is a sentence and no query. Safe for the browser.
 */

/** Shorter words say little and begin many others. */
const shortest = 3;

/** How much a text shares with what was typed: each word that begins one of the text's counts by its length. */
function likeness(wanted: readonly string[], text: string): number {
  const words = [...wordsOf(text).keys()];
  return wanted
    .filter((word) => words.some((one) => one.startsWith(word)))
    .reduce((sum, { length }) => sum + length, 0);
}

/**
 * The texts that are most like what was typed, the best first, `most` of them; equals stay in their order.
 * One that shares less than a third of the typed letters is left out.
 */
export function mostLike<T>(
  typed: string,
  things: readonly T[],
  textOf: (thing: T) => string,
  most: number,
): T[] {
  const wanted = [...wordsOf(typed).keys()].filter(
    (word) => word.length >= shortest || !/^\p{ASCII}*$/u.test(word),
  );
  const letters = wanted.reduce((sum, { length }) => sum + length, 0);
  return things
    .map((thing) => ({ thing, shared: likeness(wanted, textOf(thing)) }))
    .filter(({ shared }) => shared > 0 && shared * 3 >= letters)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ thing }) => thing);
}
