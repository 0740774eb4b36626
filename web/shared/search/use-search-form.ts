import { useQueryClient } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';

/**
 * What sending a search form does: it goes to the answers for what its field `q` holds. The same words sent again are
 * looked for again, because what is looked for may have been written since.
 */
export const useSearchForm = (goTo: (q: string) => void) => {
  const cache = useQueryClient();
  return (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    if (!q) return;
    void cache.invalidateQueries({ queryKey: ['search', q] });
    goTo(q);
  };
};
