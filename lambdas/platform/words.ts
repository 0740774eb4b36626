import * as z from 'zod';

/** Building blocks of the models, with the words that people read when something is wrong. Safe for the browser. */

/** Control characters, line and paragraph separators, halves of a surrogate pair: no line of text holds them. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * Marks that turn the direction of what follows (Unicode UAX #9): nobody types them, and a name that holds one reads as
 * another. `annual\u202Efdp.exe` would show as `annualexe.pdf`. They are left out; each line shows in a direction of its own.
 */
const turning = /\p{Bidi_Control}/gu;

/** Text of one line: trimmed, NFC, no control characters, no marks that turn its direction. */
export const line = (what: string, max: number) =>
  z
    .string({ error: `Please enter ${what}.` })
    .overwrite((text) => text.replaceAll(turning, ''))
    .normalize('NFC')
    .trim()
    .min(1, `Please enter ${what}.`)
    .max(max, `Please keep ${what} to ${max} characters.`)
    .refine((text) => !unfit.test(text), `Please enter ${what} on one line, without control characters.`);

/** What a form sends for a field that was left empty. */
const blank = (value: unknown): unknown =>
  value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;

/** Optional text of one line; an empty one counts as absent. */
export const optionalLine = (what: string, max: number) => z.preprocess(blank, line(what, max).optional());

/** What numbers are written with all over the world, digits of any script among it, with an extension behind. */
const numberParts = /^(?:[\p{Nd}\p{Zs}\p{Pd}+＋()（）./*#,;]|extension|extn|ext|x)+$/iu;

/** An optional telephone number as people write it, at most 40 characters: it holds a digit, and no words but an extension's. */
export const optionalPhone = (what: string, max = 40) =>
  z.preprocess(
    blank,
    line(what, max)
      .refine(
        (text) => /\p{Nd}/u.test(text) && numberParts.test(text),
        `Please enter ${what} in digits, with spaces and + ( ) - . / where you like, and “ext” or “x” before an extension.`,
      )
      .optional(),
  );

/** Optional initials: letters of any script, with dots, spaces, hyphens and apostrophes. */
export const optionalInitials = (what: string, max: number) =>
  z.preprocess(
    blank,
    line(what, max)
      .refine(
        (text) => /^[\p{L}\p{M}\p{Zs}\p{Pd}.'’]+$/u.test(text),
        `Please enter ${what} in letters, such as J or J. R.`,
      )
      .optional(),
  );

/** Text of several lines: NFC, trimmed, every kind of line break as \n, no other control characters but tabs. */
export const paragraphs = (what: string, max: number) =>
  z
    .string({ error: `Please enter ${what}.` })
    .normalize('NFC')
    .transform((text) => text.replaceAll(/\r\n?|\p{Zl}|\p{Zp}/gu, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, `Please enter ${what}.`)
        .max(max, `Please keep ${what} to ${max} characters.`)
        .refine(
          (text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text),
          `Please remove the control characters from ${what}.`,
        ),
    );

export const optionalParagraphs = (what: string, max: number) =>
  z.preprocess(blank, paragraphs(what, max).optional());

/** An e-mail address, at most 254 characters (RFC 5321), lower case: addresses are compared without case. */
export const email = z
  .string({ error: 'Please enter an e-mail address.' })
  .trim()
  .toLowerCase()
  .min(1, 'Please enter an e-mail address.')
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('Please enter an e-mail address such as name@example.com.'));

/** An identifier that we made: letters, digits and dashes, at most 40. */
export const id = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'This is not an identifier that we know.');

/** UTC time in ISO 8601 with milliseconds, as in `2026-11-22T09:30:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });

/** A calendar date, as in `2026-11-22`. */
export const day = z.iso.date('Please enter a date.');
export const optionalDay = z.preprocess(blank, day.optional());

/** The version of a thing that can be changed; the number that a change must name. */
export const version = z.int().positive();
