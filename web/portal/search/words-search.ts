/** The part of the address that says what to look for. */
export type WordsSearch = { q?: string };

/** Reads the address; digits alone are read as a number there. */
export const wordsSearch = (search: Record<string, unknown>): WordsSearch => {
  const q = ['string', 'number'].includes(typeof search['q']) ? String(search['q']).trim() : '';
  return q ? { q: q.slice(0, 200) } : {};
};

/** The ticket number that was typed and nothing else, with or without its T; undefined when these are words. */
export const numberIn = (typed = ''): string | undefined => {
  const digits = /^#?t?(\d{8}\.\d{4,9})$/i.exec(typed.trim())?.[1];
  return digits && `T${digits}`;
};
