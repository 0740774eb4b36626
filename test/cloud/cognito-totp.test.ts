import { expect, it } from 'vitest';
import { createTotpSecret, matchTotp, totpCode } from '../../local/cognito/totp.ts';

it('gives the codes of RFC 6238', () => {
  // Appendix B, SHA-1, the last six digits; the secret is "12345678901234567890".
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(totpCode(secret, 59_000)).toBe('287082');
  expect(totpCode(secret, 1_111_111_109_000)).toBe('081804');
  expect(totpCode(secret, 20_000_000_000_000)).toBe('353130');
});

it('takes a code of the step before and after, and no other', () => {
  const secret = createTotpSecret();
  const time = 1_800_000_000_000;
  const code = totpCode(secret, time);
  const step = matchTotp(secret, code, time);
  for (const away of [-30_000, 0, 30_000]) expect(matchTotp(secret, code, time + away)).toBe(step);
  expect(matchTotp(secret, code, time + 90_000)).not.toBe(step);
  expect(matchTotp(secret, '', time)).toBeUndefined();
});
