import type { SearchAnswer } from '../../../lambdas/search/search.contract.ts';

export type Result = SearchAnswer['results'][number];

/** The results of all pages, each ticket once with all of its matches: a later page may bring further ones. */
export const together = (pages: readonly SearchAnswer[]): Result[] => {
  const found = new Map<string, Result>();
  for (const { ticket, matches } of pages.flatMap(({ results }) => results)) {
    const before = found.get(ticket.number)?.matches ?? [];
    const further = matches.filter(
      (one) => !before.some(({ where, excerpt }) => where === one.where && excerpt === one.excerpt),
    );
    found.set(ticket.number, { ticket, matches: [...before, ...further] });
  }
  return [...found.values()];
};
