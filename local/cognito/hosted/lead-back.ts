import type { Directory } from '../directory.ts';
import { lead, type HostedAnswer } from './exchange.ts';
import type { Wish } from './memory.ts';

/** To the client's address, with a code or an error and always with its state. */
export function leadBack(wish: Wish, answer: Record<string, string>, cookies: string[] = []): HostedAnswer {
  const url = new URL(wish.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (wish.state !== undefined) url.searchParams.set('state', wish.state);
  return lead(url.href, cookies);
}

export const leadBackWithCode = (
  directory: Directory,
  wish: Wish,
  username: string,
  cookies: string[] = [],
): HostedAnswer => leadBack(wish, { code: directory.hosted.codes.put({ wish, username }) }, cookies);
