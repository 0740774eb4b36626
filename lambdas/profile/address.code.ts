import { signatureOf } from '../platform/signed.ts';

/**
 * The code that proves that a person reads the mails to a new address: six digits of a signature over the change
 * (truncated as in RFC 4226, section 5.3). It is stored nowhere: whoever mails it or compares it makes it again, so a
 * mail that has to be sent twice holds the same code twice.
 */
export async function codeFor(contactId: string, changeId: string, email: string): Promise<string> {
  const signature = await signatureOf('address-code', [contactId, changeId, email].join('\n'));
  const at = (signature.at(-1) ?? 0) & 0xf;
  return String((signature.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
