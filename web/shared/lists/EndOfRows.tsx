import { useEffect, useRef } from 'react';
import { below } from './use-room.ts';

/** How far below the screen the rows must reach at once, and after a moment of rest. */
const [atOnce, atRest] = [`${below}px`, '1500px'];
/** In ms: longer than somebody pauses between two letters. */
const rest = 500;

/** The end of the rows that are drawn: when somebody comes near it, by scrolling or by keys, the next ones are. */
export const EndOfRows = ({ onSeen }: { onSeen: () => void }) => {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = (rootMargin: string) => {
      const watcher = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) onSeen();
        },
        { rootMargin },
      );
      if (end.current) watcher.observe(end.current);
      return watcher;
    };
    const watchers = [watch(atOnce)];
    const timer = setTimeout(() => watchers.push(watch(atRest)), rest);
    return () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.disconnect();
    };
  }, [onSeen]);
  return <div ref={end} />;
};
