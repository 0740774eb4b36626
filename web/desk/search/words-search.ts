/** The part of the address that says what to look for; digits alone are read as a number there. */
export const wordsSearch = (search: Record<string, unknown>): { q?: string } => {
  const q = ['string', 'number'].includes(typeof search['q']) ? String(search['q']).trim() : '';
  return q ? { q: q.slice(0, 200) } : {};
};
