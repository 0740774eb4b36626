import type { Door, Tokens } from './pool.ts';

/**
 * The session's cookies: HttpOnly, Secure, SameSite=Strict, each sent only where it is needed.
 * The access token goes to the application's own routes (a function at the edge moves it into Authorization),
 * the refresh token only to the door. The refresh cookie's first character remembers whether to remember.
 */
const rememberSeconds = 30 * 24 * 3600;
const flags = 'HttpOnly; Secure; SameSite=Strict';

const accessCookie = (door: Door) => ({ name: `foyer_${door}`, path: `/api/${door}` });
const renewCookie = (door: Door) => ({ name: `foyer_${door}_renew`, path: `/api/session/${door}` });

const cookie = ({ name, path }: { name: string; path: string }, value: string, maxAge?: number): string =>
  `${name}=${value}; Path=${path}; ${flags}${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`;

/** "Remember me" keeps the cookies 30 days; otherwise they end with the browser. */
export function tokenCookies(door: Door, tokens: Tokens, remember: boolean): string[] {
  const keep = remember ? rememberSeconds : undefined;
  return [
    cookie(accessCookie(door), tokens.access, remember ? tokens.seconds : undefined),
    ...(tokens.renew ? [cookie(renewCookie(door), `${remember ? 'r' : 's'}${tokens.renew}`, keep)] : []),
  ];
}

export const endCookies = (door: Door): string[] => [
  cookie(accessCookie(door), '', 0),
  cookie(renewCookie(door), '', 0),
];

/** The refresh token from the request's cookies, and whether the session was to be remembered. */
export function renewToken(
  door: Door,
  cookies: Record<string, string>,
): { token: string; remember: boolean } | undefined {
  const value = cookies[renewCookie(door).name];
  return value ? { token: value.slice(1), remember: value.startsWith('r') } : undefined;
}
