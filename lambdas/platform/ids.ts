import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * An identifier of 20 characters: 9 for the time in milliseconds, 11 random (55 bits), so that ids sort by age.
 * Made from an explicit time, so that back-filled things sort where they belong.
 */
export function newId(now: Date): string {
  let time = now.getTime();
  let head = '';
  for (let i = 0; i < 9; i++) {
    head = alphabet[time % 32] + head;
    time = Math.floor(time / 32);
  }
  const tail = Array.from(randomBytes(11), (byte) => alphabet[byte % 32]).join('');
  return head + tail;
}
