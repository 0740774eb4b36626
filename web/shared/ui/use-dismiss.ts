import { type RefObject, useEffect } from 'react';

/**
 * While `open`: closes something that unfolds when a link or button in its list is chosen, when the person clicks or
 * tabs elsewhere, or on Escape (which gives the focus back to the button that opened it).
 */
export const useDismiss = (open: boolean, root: RefObject<HTMLElement | null>, close: () => void): void => {
  useEffect(() => {
    if (!open) return undefined;
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close();
    };
    const chosen = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('li > a, li > button')) close();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      close();
      root.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
    };
    const element = root.current;
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    document.addEventListener('keydown', escape);
    element?.addEventListener('click', chosen);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
      document.removeEventListener('keydown', escape);
      element?.removeEventListener('click', chosen);
    };
  }, [open, root, close]);
};
