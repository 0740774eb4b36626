import type { Random } from './random.ts';

/**
 * Turns a phrase into text: `[this morning|since lunch]` becomes one of its choices (one may be empty; no nesting),
 * `{site}` becomes the word of that name. Throws when a word is missing, so that no hole reaches a reader.
 */
export function say(phrase: string, words: Record<string, string>, random: Random): string {
  return phrase
    .replaceAll(/\[([^\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const word = words[name];
      if (word === undefined) throw new Error(`The phrase “${phrase}” needs a word for {${name}}.`);
      return word;
    })
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ([,.?!])/g, '$1')
    .replaceAll(
      /(^|[.?!]\s+|\n)([a-z])(?=[a-z]*[ ,:’])/g,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .trim();
}

/** A thing's name in the middle of a sentence: “Reception printer” becomes “reception printer”, “DentaNote” stays. */
export function inSentence(name: string): string {
  const [first = ''] = name.split(' ');
  return /[A-Z0-9]/.test(first.slice(1)) ? name : name.slice(0, 1).toLowerCase() + name.slice(1);
}
