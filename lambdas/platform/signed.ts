import { createHmac, timingSafeEqual } from 'node:crypto';
import { signingSecret } from './secret.ts';

/** What a text is signed for: a signature for one purpose is none for another. */
export type Purpose = 'address-code' | 'stop-mails';

/** The signature of a text, which nobody else can make (HMAC, RFC 2104). */
export const signatureOf = async (purpose: Purpose, text: string): Promise<Buffer> =>
  createHmac('sha256', await signingSecret())
    .update(`${purpose}\n${text}`)
    .digest();

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
