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
