import * as z from 'zod';

/** Recovery codes: for the day when the phone is gone. Safe for the browser. */

export const codesAtOnce = 10;
const length = 10;
/** Without what is mistaken for each other: 0 and o, 1 and l and i. */
export const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** `k7m2p-x9w4t`: ten characters of 31, about 49 bits; a digest with a secret keeps them. */
export const writtenCode = (characters: string): string =>
  `${characters.slice(0, length / 2)}-${characters.slice(length / 2)}`;

/** A code as people type it, in the one way that it is kept. */
export const bareCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^0-9a-z]/g, '');

export const RecoveryCode = z
  .string({ error: 'Please enter one of your recovery codes.' })
  .max(40, 'A recovery code has ten letters and digits.')
  .transform(bareCode)
  .refine((code) => code.length === length, 'A recovery code has ten letters and digits.');

/** The six digits that an authenticator app shows. People type them with a space in the middle. */
export const AppCode = z
  .string({ error: 'Please enter the 6 digits from your app.' })
  .max(20, 'Please enter the 6 digits from your app.')
  .transform((typed) => typed.replaceAll(/\s/g, ''))
  .refine((code) => /^\d{6}$/.test(code), 'Please enter the 6 digits from your app.');

/** A code of the app, or a recovery code: told apart by their length. */
export const AnyCode = z
  .string({ error: 'Please enter the 6 digits from your app, or a recovery code.' })
  .max(40, 'Please enter the 6 digits from your app, or a recovery code.')
  .transform(bareCode)
  .refine(
    (code) => /^\d{6}$/.test(code) || code.length === length,
    'Please enter the 6 digits from your app, or a recovery code.',
  );
export const isRecoveryCode = (code: string): boolean => code.length === length;

/** Shown once; nobody can look at them again. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
