import type { Directory } from '../directory.ts';
import type { Pool } from '../state.ts';

/** One request to a hosted endpoint. */
export type HostedRequest = {
  directory: Directory;
  pool: Pool;
  /** The query, or the form that was posted. */
  given: URLSearchParams;
  cookies: Record<string, string>;
};
export type HostedAnswer = {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string;
};
export type Endpoint = (request: HostedRequest) => Promise<HostedAnswer> | HostedAnswer;

/** The name under which the browser keeps its session, as on AWS; `csrf` ties a visit to the browser that began it. */
export const sessionCookie = 'cognito';
export const visitCookie = 'csrf-state';
export const keep = (name: string, value: string): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`;
export const drop = (name: string): string => `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;

export const page = (status: number, words: string): HostedAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: words,
});

export const lead = (location: string, cookies: string[] = []): HostedAnswer => ({
  status: 302,
  headers: { location, ...(cookies.length > 0 && { 'set-cookie': cookies }) },
});
