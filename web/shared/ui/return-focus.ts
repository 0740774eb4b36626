/**
 * Once the page is drawn anew, gives the focus back to what had it; to the page's name when that is gone or can take
 * none. What has taken the focus meanwhile keeps it.
 */
export const returnFocus = (before: Element | null): void => {
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now !== null && now !== document.body) return;
    if (before instanceof HTMLElement && before !== document.body) before.focus();
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  });
};
