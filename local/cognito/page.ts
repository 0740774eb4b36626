import { invalidParameter } from './error.ts';

/** One page of a list of at most 60, and the token of the next. Throws for a token that was not given out. */
export function pageOf<Item>(items: Item[], limit: number | undefined, token: string | undefined) {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('Invalid pagination token.');
  const end = start + (limit ?? 60);
  const next = end < items.length ? Buffer.from(String(end)).toString('base64url') : undefined;
  return { items: items.slice(start, end), next };
}
