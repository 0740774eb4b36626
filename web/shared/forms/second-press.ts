import { useEffect, useRef } from 'react';

/** So long after a refusal, in milliseconds, a press at the same place is the second half of a double click. */
const patience = 400;
/** So far apart, in points, two presses are at the same place: a hand moves a little between them. */
const near = 24;

type Press = { clientX: number; clientY: number };
let last: Press | undefined;
addEventListener('pointerdown', (event) => (last = event), { capture: true, passive: true });

/**
 * What appears after a refusal pushes the page down, so that the second half of a double click comes upon something else,
 * and would change it unnoticed. It does nothing; only to send once more does no harm. `wrong`: how many errors are shown.
 */
export const useSecondPress = (wrong: number): void => {
  const shown = useRef(0);
  useEffect(() => {
    const [first, before] = [last, shown.current];
    shown.current = wrong;
    if (!first || wrong <= before) return;
    const swallow = (event: MouseEvent) => {
      const away = Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY);
      const submits = event.target instanceof Element && event.target.closest('[type="submit"]');
      // A key makes a click without a place of its own, and without a count.
      if (submits || event.detail === 0 || away > near) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const kinds = ['mousedown', 'click'] as const;
    const end = () => kinds.forEach((kind) => removeEventListener(kind, swallow, true));
    for (const kind of kinds) addEventListener(kind, swallow, true);
    const timer = setTimeout(end, patience);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [wrong]);
};
