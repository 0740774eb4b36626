import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** How long somebody points at a ticket before it is loaded beforehand, in ms: passing over a list loads none. */
const intent = 60;
let pointing: ReturnType<typeof setTimeout> | undefined;

type Props = { number: string; className?: string | undefined; children: ReactNode };

/**
 * A link to a ticket for lists of many. The router's own link looks at each change of the address to know whether it
 * is open already, which no row of a list needs and fifty of them feel with every letter typed.
 */
export const TicketLink = ({ number, className, children }: Props) => {
  const router = useRouter();
  const there = { to: '/tickets/$number', params: { number } } as const;
  const preload = () => {
    clearTimeout(pointing);
    pointing = setTimeout(() => void router.preloadRoute(there), intent);
  };
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate(there);
  };
  return (
    <a
      href={`/tickets/${number}`}
      className={className}
      onClick={follow}
      onMouseEnter={preload}
      onMouseLeave={() => clearTimeout(pointing)}
      onFocus={preload}
      onTouchStart={preload}
    >
      {children}
    </a>
  );
};
