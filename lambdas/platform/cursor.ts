import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from './context.ts';
import { AppError } from './problem.ts';
import { signingSecret } from './secret.ts';

/** Where a page ended, opaque to the caller: signed, and good only for the same person and the same list. */

const sign = async (text: string): Promise<string> =>
  createHmac('sha256', await signingSecret())
    .update(text)
    .digest('base64url');

export async function writeCursor(
  end: Record<string, unknown> | undefined,
  actor: Actor,
  list: string,
): Promise<string | undefined> {
  if (!end) return undefined;
  const body = Buffer.from(JSON.stringify(end)).toString('base64url');
  return `${body}.${await sign(`${actor.id} ${list} ${body}`)}`;
}

/** Throws `malformed` for a cursor that was altered, or made for somebody else or another list. */
export async function readCursor(
  cursor: string | undefined,
  actor: Actor,
  list: string,
): Promise<Record<string, unknown> | undefined> {
  if (!cursor) return undefined;
  const [body = '', given = ''] = cursor.split('.');
  const expected = Buffer.from(await sign(`${actor.id} ${list} ${body}`));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected))
    throw new AppError(
      'malformed',
      'This page of the list is not valid any more. Please open the list again.',
    );
  return JSON.parse(Buffer.from(body, 'base64url').toString());
}
