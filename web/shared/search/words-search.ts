import { reader, words } from '../ui/address.ts';

/** The part of the address that says what to look for. */
export type WordsSearch = { q?: string };

export const wordsSearch = reader<WordsSearch>({ q: (found) => words(found)?.trim() || undefined });

/** The ticket number that was typed and nothing else, with or without its T; undefined when these are words. */
export const numberIn = (typed = ''): string | undefined => {
  const digits = /^#?t?(\d{8}\.\d{4,9})$/i.exec(typed.trim())?.[1];
  return digits && `T${digits}`;
};

/** Whether it can hold a word that is looked for: the page knows for sure, and this keeps its rules out of the first load. */
export const mayHoldWord = (typed: string | undefined): typed is string =>
  typed !== undefined && /[\p{L}\p{N}]{2}/u.test(typed);
