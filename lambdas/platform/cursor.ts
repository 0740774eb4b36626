import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Actor } from './context.ts';
import { AppError } from './problem.ts';
import { signingSecret } from './secret.ts';

/** Where a page ended, opaque to the caller: encrypted and signed, and good only for the same person and the same list. */

const sign = async (text: string): Promise<string> =>
  createHmac('sha256', await signingSecret())
    .update(text)
    .digest('base64url');

/** Encrypted, because a page may end at an item that a filter hid from this person. */
const cipherKey = async (): Promise<Buffer> =>
  createHash('sha256')
    .update(`cursor ${await signingSecret()}`)
    .digest();

async function seal(text: string): Promise<string> {
  const start = randomBytes(16);
  const cipher = createCipheriv('aes-256-ctr', await cipherKey(), start);
  return Buffer.concat([start, cipher.update(text), cipher.final()]).toString('base64url');
}

async function unseal(body: string): Promise<string> {
  const bytes = Buffer.from(body, 'base64url');
  const cipher = createDecipheriv('aes-256-ctr', await cipherKey(), bytes.subarray(0, 16));
  return Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString();
}

export async function writeCursor(
  end: Record<string, unknown> | undefined,
  actor: Actor,
  list: string,
): Promise<string | undefined> {
  if (!end) return undefined;
  const body = await seal(JSON.stringify(end));
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
  return JSON.parse(await unseal(body)) as Record<string, unknown>;
}
