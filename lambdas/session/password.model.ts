import * as z from 'zod';

/** The password rules (A6), the same in the browser, in the service and in the user pools. Safe for the browser. */
export const passwordRules = [
  {
    id: 'length',
    words: 'at least 8 characters (12 or more is better)',
    holds: (p: string) => p.length >= 8,
  },
  { id: 'upper', words: 'an upper-case letter (A–Z)', holds: (p: string) => /[A-Z]/.test(p) },
  { id: 'lower', words: 'a lower-case letter (a–z)', holds: (p: string) => /[a-z]/.test(p) },
  { id: 'number', words: 'a number (0–9)', holds: (p: string) => /[0-9]/.test(p) },
  {
    id: 'symbol',
    words: 'a symbol such as ! ? - _',
    holds: (p: string) => /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/.test(p),
  },
] as const;

/** The rules that a password does not keep yet. */
export const brokenRules = (password: string): string[] =>
  passwordRules.filter((rule) => !rule.holds(password)).map((rule) => rule.words);

/** A password that proves who one is: whatever was chosen once. */
export const password = z
  .string({ error: 'Please enter your password.' })
  .min(1, 'Please enter your password.')
  .max(256);

/** A password that keeps the rules. */
export const newPassword = z
  .string({ error: 'Please choose a password.' })
  .max(256, 'Please keep the password to 256 characters.')
  .check((context) => {
    const broken = brokenRules(context.value);
    if (broken.length > 0)
      context.issues.push({
        code: 'custom',
        input: context.value,
        message: `The password still needs ${broken.join(', ')}.`,
      });
  });
