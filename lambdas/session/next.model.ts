/** Where signing in leads, the same in the browser and in the service. Safe for the browser. */
export const doors = {
  portal: { home: '/', signIn: '/sign-in/' },
  desk: { home: '/desk/', signIn: '/desk/sign-in/' },
} as const;

/**
 * The wished page when it is a path of this site and of this application, its home page otherwise.
 * Whole addresses, `//host`, the interface and the sign-in page itself are refused, so that a forged link cannot lead away.
 */
export function placeAfterSignIn(
  door: keyof typeof doors,
  next: string | null | undefined,
  origin: string,
): string {
  const { home, signIn } = doors[door];
  // A backslash counts as a slash in an address (WHATWG URL), and `/x/..//host` becomes `//host`.
  if (!next?.startsWith('/') || next.includes('\\') || !URL.canParse(next, origin)) return home;
  const url = new URL(next, origin);
  if (url.origin !== origin || /^\/(\/|api\/)/.test(url.pathname) || url.pathname.startsWith(signIn))
    return home;
  const inDesk = /^\/desk(\/|$)/.test(url.pathname);
  return inDesk === (door === 'desk') ? url.pathname + url.search + url.hash : home;
}
