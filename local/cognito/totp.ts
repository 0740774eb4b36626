import { createHmac, randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepSeconds = 30;

/** A new secret as an authenticator takes it: base32 (RFC 4648) of 32 bytes. */
export function createTotpSecret(): string {
  let bits = '';
  for (const byte of randomBytes(32)) bits += byte.toString(2).padStart(8, '0');
  let text = '';
  for (let at = 0; at < bits.length; at += 5)
    text += alphabet.charAt(Number.parseInt(bits.slice(at, at + 5).padEnd(5, '0'), 2));
  return text;
}

function decodeBase32(text: string): Buffer {
  let bits = '';
  for (const letter of text) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  const bytes: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8) bytes.push(Number.parseInt(bits.slice(at, at + 8), 2));
  return Buffer.from(bytes);
}

/** The six digits that an authenticator shows at a step (RFC 6238 on RFC 4226). */
function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = digest.readUInt8(19) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The code at a time in milliseconds. */
export const totpCode = (secret: string, time: number) =>
  codeAt(secret, Math.floor(time / 1000 / stepSeconds));

/** The step whose code this is, one step early or late allowed; nothing when the code is wrong. */
export function matchTotp(secret: string, code: string, time: number): number | undefined {
  const current = Math.floor(time / 1000 / stepSeconds);
  return [current, current - 1, current + 1].find((step) => codeAt(secret, step) === code);
}
