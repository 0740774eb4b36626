import type { Door } from './routes.ts';

const doors: Record<Door, { home: string; signIn: string }> = {
  portal: { home: '/', signIn: '/sign-in/' },
  desk: { home: '/desk/', signIn: '/desk/sign-in/' },
};

/** The sign-in page of an application, with the page to come back to. */
export const signInAddress = (door: Door, next?: string): string => {
  const { home, signIn } = doors[door];
  return next && next !== home ? `${signIn}?next=${encodeURIComponent(next)}` : signIn;
};

/**
 * Where to go after signing in: `?next=` when it is a path of this site and of this application, its home page otherwise.
 * Whole addresses, `//host`, the interface and the sign-in page itself are refused, so that a forged link cannot lead away.
 */
export const nextAfterSignIn = (door: Door, search: string, origin: string): string => {
  const { home, signIn } = doors[door];
  const next = new URLSearchParams(search).get('next');
  // A backslash counts as a slash in an address (WHATWG URL), and `/x/..//host` becomes `//host`.
  if (!next?.startsWith('/') || next.includes('\\') || !URL.canParse(next, origin)) return home;
  const url = new URL(next, origin);
  if (url.origin !== origin || /^\/(\/|api\/)/.test(url.pathname) || url.pathname.startsWith(signIn))
    return home;
  const inDesk = /^\/desk(\/|$)/.test(url.pathname);
  return inDesk === (door === 'desk') ? url.pathname + url.search + url.hash : home;
};
