import { type RefObject, useEffect, useState } from 'react';

/** How far below the screen rows reach at once: nobody scrolls into nothing. In px. */
export const below = 150;
/** Before anything is measured. */
const usual = 16;

/**
 * As many rows as the screen has room for below the start of a list: each more makes a letter typed in a filter slower.
 * Measured when there is time, and anew when what stands above the list (`above`) or the screen changes.
 * `least` is how high a row is at least, in px.
 */
export const useRoom = (section: RefObject<HTMLElement | null>, least: number, above?: unknown): number => {
  const [room, setRoom] = useState(usual);
  // oxlint-disable-next-line react/exhaustive-deps -- open filters stand above the list: it begins further down
  useEffect(() => {
    const measure = () => {
      const top = (section.current?.getBoundingClientRect().top ?? 0) + scrollY;
      setRoom(Math.max(1, Math.ceil((innerHeight + below - top) / least)));
    };
    const timer = setTimeout(measure, 100);
    addEventListener('resize', measure);
    return () => {
      clearTimeout(timer);
      removeEventListener('resize', measure);
    };
  }, [section, least, above]);
  return room;
};
