import type { Door, Tokens } from './pool.ts';

/**
 * The session's cookies: HttpOnly, Secure, SameSite=Strict, each sent only where it is needed.
 * The access token goes to the application's own routes (a function at the edge moves it into Authorization),
 * the refresh token only to the door. The refresh cookie's first character remembers whether to remember, and by a
 * capital letter that the person came through the own organisation: its tokens belong to another client of the pool.
 */
export type Way = 'password' | 'organisation';
const letters = { password: ['s', 'r'], organisation: ['S', 'R'] } as const;

const rememberSeconds = 30 * 24 * 3600;
const flags = 'HttpOnly; Secure; SameSite=Strict';

const accessCookie = (door: Door) => ({ name: `foyer_${door}`, path: `/api/${door}` });
const renewCookie = (door: Door) => ({ name: `foyer_${door}_renew`, path: `/api/session/${door}` });

const cookie = ({ name, path }: { name: string; path: string }, value: string, maxAge?: number): string =>
  `${name}=${value}; Path=${path}; ${flags}${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`;

/** A cookie for the routes below `path` alone; `maxAge` in seconds, 0 takes it back. */
export const pathCookie = (name: string, path: string, value: string, maxAge: number): string =>
  cookie({ name, path }, value, maxAge);

/** "Remember me" keeps the cookies 30 days; otherwise they end with the browser. */
export function tokenCookies(door: Door, tokens: Tokens, remember: boolean, way: Way = 'password'): string[] {
  const keep = remember ? rememberSeconds : undefined;
  const letter = letters[way][remember ? 1 : 0];
  return [
    cookie(accessCookie(door), tokens.access, remember ? tokens.seconds : undefined),
    ...(tokens.renew ? [cookie(renewCookie(door), `${letter}${tokens.renew}`, keep)] : []),
  ];
}

export const endCookies = (door: Door): string[] => [
  cookie(accessCookie(door), '', 0),
  cookie(renewCookie(door), '', 0),
];

/** The refresh token from the request's cookies, whether the session was to be remembered, and how the person came in. */
export function renewToken(
  door: Door,
  cookies: Record<string, string>,
): { token: string; remember: boolean; way: Way } | undefined {
  const value = cookies[renewCookie(door).name];
  if (!value) return undefined;
  const letter = value.charAt(0);
  return {
    token: value.slice(1),
    remember: letter.toLowerCase() === 'r',
    way: letter === letter.toLowerCase() ? 'password' : 'organisation',
  };
}
