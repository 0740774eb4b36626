/**
 * Letters as a search compares them, in any script: compatibility forms resolved (NFKD), accents stripped, case folded.
 * Only marks that are accents are stripped: the vowel signs of Thai or Devanagari and the voicing of kana make another word.
 * Safe for the browser.
 */

/** Letters whose stroke or ligature Unicode does not decompose, as people type them on another keyboard. */
const plainLetters: Record<string, string> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
};

/** Soft hyphen, joiners, byte order mark, the Arabic stretcher: seen or not, they are no letters. */
const unseen = '\\u00AD\\u0640\\u200C\\u200D\\u2060\\uFEFF';
const accents = new RegExp(
  `(?=\\p{M})(?![\\u3099\\u309A])[${['Inherited', 'Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Syriac']
    .map((script) => `\\p{Script=${script}}`)
    .join('')}]|[${unseen}]`,
  'gu',
);
/** What belongs to the letter before it: marks, the halfwidth voicing of kana, what is not seen. */
const trailing = `\\p{M}\\uFF9E\\uFF9F${unseen}`;
const cluster = new RegExp(`[^${trailing}][${trailing}]*|[${trailing}]+`, 'gu');
const ascii = /^\p{ASCII}*$/u;

const strip = (text: string): string => text.normalize('NFKD').replaceAll(accents, '');
// Lower, upper, lower: JavaScript has no full case folding, and ẞ is ß is SS is ss.
const foldCluster = (one: string): string =>
  strip(strip(one).toLowerCase().toUpperCase().toLowerCase())
    .replaceAll(/[øđðłħæœþς]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC');

/** The text as it is compared. Folding twice is folding once; it folds letter by letter, so parts fold as the whole does. */
export const fold = (text: string): string =>
  ascii.test(text) ? text.toLowerCase() : text.replaceAll(cluster, foldCluster);

/** A folded text that knows the place of each of its UTF-16 units in the text that it came from. */
export type Folded = { text: string; starts: number[]; ends: number[] };

export function foldWithPlaces(original: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const { 0: letter, index } of original.matchAll(cluster)) {
    const folded = fold(letter);
    text += folded;
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(index);
      ends.push(index + letter.length);
    }
  }
  return { text, starts, ends };
}
