import { field, type Field } from './field.ts';

/** Digits as people type or paste them, `123 456`, without their spaces. */
export const sixDigits = (typed: string): string => typed.replaceAll(/\s/g, '');

/** The six digits that an authenticator app shows. */
export const appCodeField = (): Field =>
  field({
    name: 'code',
    label: 'Code from your authenticator app',
    type: 'text',
    autocomplete: 'one-time-code',
    hint: '6 digits. A new code comes every 30 seconds.',
    digits: true,
    wrong: (typed) =>
      /^\d{6}$/.test(sixDigits(typed)) ? undefined : 'Please enter the 6 digits from your app.',
  });
