import { randomInt } from 'node:crypto';
import type { Key } from '../platform/entity.ts';
import { secretDigest } from '../platform/seal.ts';
import { alphabet, bareCode, codesAtOnce, writtenCode } from './recovery.model.ts';

/** The digest of a person's code: without the secret, the table alone opens nothing. */
export const digestOf = (person: Key, code: string): Promise<string> =>
  secretDigest('recovery codes', `${person.PK} ${person.SK} ${bareCode(code)}`);

/** Ten new codes, and what the table keeps of them. */
export async function makeCodes(person: Key): Promise<{ codes: string[]; digests: string[] }> {
  const one = () => Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const codes = Array.from({ length: codesAtOnce }, () => writtenCode(one()));
  return { codes, digests: await Promise.all(codes.map((code) => digestOf(person, code))) };
}
