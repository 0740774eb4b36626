/**
 * Tickets that hold all of the words: each word's matches come in pages, and a request reads one page of each.
 * Usually a word has one page and one request tells all. Beyond that the pages are turned like the wheels of a
 * mileage counter, so that every page of a word meets every page of the others and nothing is missed.
 */

/** Where a word's next page begins, as the table understands it. */
export type Place = { PK: string; SK: string };
/** Where a search stands: the page of each word (null: its first), and the ticket of these pages that was shown last. */
export type Standing = { pages: (Place | null)[]; below?: string };
export type WordPage<H> = { hits: H[]; end?: Place };

/** `order` of a hit sorts its ticket, newest first; the same for all hits of a ticket. */
export function joinPages<H extends { order: string }>(
  pages: WordPage<H>[],
  standing: Standing,
  size: number,
): { found: { order: string; hits: H[] }[]; next?: Standing } {
  const tickets = pages.map(({ hits }) => Map.groupBy(hits, ({ order }) => order));
  const [first, ...others] = tickets;
  const orders = [...(first?.keys() ?? [])]
    .filter((order) => others.every((other) => other.has(order)))
    .filter((order) => standing.below === undefined || order > standing.below)
    .toSorted();
  const shown = orders.slice(0, size);
  return {
    found: shown.map((order) => ({ order, hits: tickets.flatMap((hits) => hits.get(order) ?? []) })),
    next:
      orders.length > shown.length
        ? { pages: standing.pages, below: shown.at(-1) }
        : turn(pages, standing.pages),
  };
}

/** The next pages to look at: the last wheel that can move moves, those after it begin again. */
function turn(pages: WordPage<unknown>[], standing: Standing['pages']): Standing | undefined {
  // A word that is nowhere ends the search at once.
  if (pages.some(({ hits, end }, i) => hits.length === 0 && !end && !standing[i])) return undefined;
  const wheel = pages.findLastIndex(({ end }) => end);
  if (wheel < 0) return undefined;
  return {
    pages: standing.map((place, i) => (i < wheel ? place : i === wheel ? (pages[i]?.end ?? null) : null)),
  };
}
