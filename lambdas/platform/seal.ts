import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { signingSecret } from './secret.ts';

/**
 * Things that a browser keeps for us without being able to read or change them, and digests that only we can make.
 * Each purpose has a key of its own, made of the one secret (RFC 5869), so that what is sealed for one thing opens nowhere else.
 */
const keyFor = async (purpose: string): Promise<Buffer> =>
  Buffer.from(hkdfSync('sha256', await signingSecret(), '', `foyer ${purpose}`, 32));

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Seals a thing until a time in ms since the epoch. */
export async function seal(purpose: string, thing: object, until: number): Promise<string> {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, await keyFor(purpose), nonce);
  const content = Buffer.concat([sealing.update(JSON.stringify({ thing, until })), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), content]).toString('base64url');
}

/** What was sealed; undefined when it is over, was sealed for something else, or is not ours. */
export async function unseal<T>(
  purpose: string,
  sealed: string | undefined,
  now: number,
): Promise<T | undefined> {
  const bytes = Buffer.from(sealed ?? '', 'base64url');
  if (bytes.length <= nonceBytes + tagBytes) return undefined;
  const opening = createDecipheriv(cipher, await keyFor(purpose), bytes.subarray(0, nonceBytes));
  opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    const text = Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]);
    const { thing, until } = JSON.parse(text.toString()) as { thing: T; until: number };
    return until > now ? thing : undefined;
  } catch {
    return undefined;
  }
}

/** A digest that nobody can check without the secret, in hex. */
export const secretDigest = async (purpose: string, text: string): Promise<string> =>
  createHmac('sha256', await keyFor(purpose))
    .update(text)
    .digest('hex');
