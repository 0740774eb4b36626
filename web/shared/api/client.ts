import { ConnectionError, problemFrom, ProblemError } from './problem-error.ts';
import { renewSession } from './renewal.ts';
import type { AnswerOf, CallOptions, Door, RouteOf, SendsOf } from './routes.ts';
import { noteAnswer, noteMiss } from './connection.ts';
import { signInAddress } from './sign-in-address.ts';
import { keepTag, tagOf } from './tags.ts';

type Parts = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

/** Method and whole path by the route's name, from `virtual:routes/…`. */
type RouteTable = Record<string, readonly [method: string, path: string]>;

/** Calls a route by its name with what its contract asks for. Throws ProblemError or ConnectionError. */
export type Call<A extends Door | 'session'> = <N extends RouteOf<A>>(
  route: N,
  sends: SendsOf<N>,
  options?: CallOptions,
) => Promise<AnswerOf<N>>;

/**
 * The typed client of one application. Answers are trusted: they come from our own service, which parses them.
 * An ended session is renewed once and the call repeated (`onRenewed`: rights may have changed); when that fails the
 * person is taken to the sign-in page.
 */
export const createClient =
  <D extends Door, A extends Door | 'session' = D>(
    door: D,
    routes: RouteTable,
    onRenewed?: () => void,
  ): Call<A> =>
  async <N extends RouteOf<A>>(route: N, sends: SendsOf<N>, options: CallOptions = {}) => {
    const [method, path] = routes[route]!;
    const parts = sends as Parts;
    const request = requestOf(method, parts, options);
    const address = addressOf(path, parts);
    const since = Date.now();
    let response = await send(address, request);
    if (response.status === 401 && !path.startsWith('/api/session/')) {
      await renewSession(door, since).catch((error: unknown) => leaveIfOver(door, error));
      onRenewed?.();
      response = await send(address, request);
    }
    if (response.status === 304) return options.known as AnswerOf<N>;
    if (!response.ok) {
      const problem = await problemFrom(response);
      return problem.status === 401 && !path.startsWith('/api/session/')
        ? leaveIfOver(door, problem)
        : Promise.reject(problem);
    }
    wasIn ||= !path.startsWith('/api/session/');
    if (response.status === 204) return undefined as AnswerOf<N>;
    const answer = (await response.json()) as AnswerOf<N>;
    keepTag(answer, response.headers.get('etag'));
    return answer;
  };

const requestOf = (method: string, parts: Parts, options: CallOptions): RequestInit => {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['Idempotency-Key'] = options.key ?? crypto.randomUUID();
  const tag = tagOf(options.known);
  if (tag) headers['If-None-Match'] = tag;
  if (parts.body !== undefined) headers['Content-Type'] = 'application/json';
  return {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    body: parts.body === undefined ? null : JSON.stringify(parts.body),
    signal: options.signal ?? null,
  };
};

const addressOf = (path: string, { params = {}, query = {} }: Parts): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return wanted.length === 0
    ? filled
    : `${filled}?${new URLSearchParams(wanted.map(([name, value]) => [name, String(value)]))}`;
};

const send = async (address: string, request: RequestInit): Promise<Response> => {
  try {
    const response = await fetch(address, request);
    if (response.status < 500) noteAnswer();
    else noteMiss();
    return response;
  } catch (error) {
    if (request.signal?.aborted) throw error;
    noteMiss();
    throw new ConnectionError({ cause: error });
  }
};

/** Whether this page was ever let in: then its person is told what happened. */
let wasIn = false;

/** Goes to the sign-in page when the session is over; the promise stays open because the page is about to go. */
const leaveIfOver = (door: Door, error: unknown): Promise<never> => {
  if (!(error instanceof ProblemError) || error.status >= 429) return Promise.reject(error);
  location.assign(signInAddress(door, location.pathname + location.search, wasIn));
  return new Promise(() => {});
};
