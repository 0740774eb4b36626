import { useEffect, useRef } from 'react';

/** The end of the rows that are drawn: when somebody comes near it, by scrolling or by keys, the next ones are. */
export const EndOfRows = ({ onSeen }: { onSeen: () => void }) => {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onSeen();
      },
      { rootMargin: '600px' },
    );
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [onSeen]);
  return <div ref={end} />;
};
