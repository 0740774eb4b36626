import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { listSearch, type ListSearch } from './list-search.ts';

const route = getRouteApi('/tickets');
/** While somebody types, the address waits for the last letter, in ms: a router does much for each change of it. */
const rest = 200;

const written = (search: ListSearch): string =>
  JSON.stringify(Object.entries(listSearch(search)).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What the address asks for, and a way to change it that shows at once and is written down a moment later. */
type Change = Partial<ListSearch>;

export const useAddress = (): [ListSearch, (change: Change | ((before: ListSearch) => Change)) => void] => {
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const [search, setSearch] = useState<ListSearch>(address);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<ListSearch>(address);
  useEffect(() => () => clearTimeout(waiting.current), []);
  // Somebody went back, or followed a link to the same list.
  useEffect(() => {
    if (waiting.current !== undefined || written(address) === written(latest.current)) return;
    latest.current = address;
    setSearch(address);
  }, [address]);
  const change = useCallback(
    (part: Change | ((before: ListSearch) => Change)) => {
      const before = latest.current;
      latest.current = { ...before, ...(typeof part === 'function' ? part(before) : part) };
      setSearch(latest.current);
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => {
        waiting.current = undefined;
        void navigate({ search: latest.current, replace: true, resetScroll: false });
      }, rest);
    },
    [navigate],
  );
  return [search, change];
};
