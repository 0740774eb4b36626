import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  day,
  email,
  id,
  instant,
  line,
  optionalLine,
  optionalParagraphs,
  paragraphs,
} from '../../lambdas/platform/words.ts';

const name = line('a name', 20);
const text = paragraphs('a message', 200);
const words = (schema: z.ZodType, value: unknown): string | undefined =>
  schema
    .safeParse(value)
    .error?.issues.map((issue) => issue.message)
    .join(' | ');

/** Text as people and programs send it: any code unit, blanks, all kinds of line breaks and controls. */
const messy = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      ' ',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '\u2028',
      '\u0000',
      '\u0085',
      'e\u0301',
      '\uFEFF',
      '\uD800',
      '\u202E',
      '\u2066',
    ),
  ),
  maxLength: 30,
});
const address = fc.emailAddress().map((one) => ` ${one.toUpperCase()}\t`);

describe.each([
  ['line', name],
  ['optionalLine', optionalLine('a name', 20)],
  ['paragraphs', text],
  ['optionalParagraphs', optionalParagraphs('a message', 200)],
  ['email', email],
])('%s', (_, schema: z.ZodType) => {
  test('takes what it gives: reading twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(messy, address), (value) => {
        const once = schema.safeParse(value);
        fc.pre(once.success);
        expect(schema.safeParse(once.data)).toEqual(once);
      }),
      { numRuns: 1_000 },
    );
  });

  test('says in words what is wrong with things that are no text', () => {
    for (const value of [7, {}, [], true])
      expect(words(schema, value)).toMatch(/^Please enter (?:a|an) [a-z-]+/);
  });
});

describe('a line', () => {
  test('never holds a break, a control character or half a character', () => {
    fc.assert(
      fc.property(messy, (value) => {
        const read = name.safeParse(value);
        fc.pre(read.success);
        expect(read.data).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u);
        expect(read.data).toBe(read.data.trim().normalize('NFC'));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is composed and trimmed', () => {
    expect(name.parse('  Zoe\u0308 ')).toBe('Zoë');
    expect(name.parse('ניצן 李雷 🎉')).toBe('ניצן 李雷 🎉');
  });

  test('leaves out what turns the direction of what follows', () => {
    expect(name.parse('Ann\u202E eoD\u2066\u200F')).toBe('Ann eoD');
    expect(words(name, '\u202E\u200E')).toBe('Please enter a name.');
  });

  test('counts its characters after composing', () => {
    expect(name.parse('e\u0301'.repeat(20))).toHaveLength(20);
    expect(words(name, 'x'.repeat(21))).toBe('Please keep a name to 20 characters.');
  });

  test('says what is wrong', () => {
    expect(words(name, '   ')).toBe('Please enter a name.');
    expect(words(name, undefined)).toBe('Please enter a name.');
    expect(words(name, 'a\nb')).toBe('Please enter a name on one line, without control characters.');
    expect(words(name, 'a\u2029b')).toBe('Please enter a name on one line, without control characters.');
  });
});

test.each(['', '   ', '\t\n', null, undefined])(
  'an optional line or text that is %j counts as absent',
  (value) => {
    expect(optionalLine('a name', 20).parse(value)).toBeUndefined();
    expect(optionalParagraphs('a message', 20).parse(value)).toBeUndefined();
  },
);

describe('a text of several lines', () => {
  test('knows one kind of line break', () => {
    expect(text.parse(' a\r\nb\rc\u2028d\u2029e\nf\tg ')).toBe('a\nb\nc\nd\ne\nf\tg');
  });

  test.each(['\u0000', '\u0007', '\u001B', '\u0085', '\uDC00'])('refuses %j', (character) => {
    expect(words(text, `a${character}b`)).toBe('Please remove the control characters from a message.');
  });
});

describe('an e-mail address', () => {
  test('is lower case', () =>
    expect(email.parse(' Ada.Lovelace@Example.COM ')).toBe('ada.lovelace@example.com'));

  test.each([
    'ada',
    'ada@',
    '@example.com',
    'a b@example.com',
    'ada@example',
    'ada@example.com\nBcc: x@example.com',
    'ada@example.com, bob@example.com',
  ])('is not %j', (value) => {
    expect(words(email, value)).toBe('Please enter an e-mail address such as name@example.com.');
  });

  test('has at most 254 characters (RFC 5321)', () => {
    const long = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.`;
    expect(email.safeParse(`${long}${'e'.repeat(254 - long.length)}`).success).toBe(true);
    expect(words(email, `${long}${'e'.repeat(255 - long.length)}`)).toContain('too long');
  });
});

test('identifiers cannot reach into another key', () => {
  for (const value of ['a#b', '..', 'a/b', '', '~', 'x'.repeat(41), 'a b', 'a\n'])
    expect(id.safeParse(value).success).toBe(false);
  expect(id.parse('1m82pf8fmmgppd212p4p')).toBe('1m82pf8fmmgppd212p4p');
});

test('times are UTC with milliseconds, dates exist', () => {
  expect(instant.safeParse('2026-11-22T09:30:00.000Z').success).toBe(true);
  for (const value of ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000+01:00', '2026-11-22'])
    expect(instant.safeParse(value).success).toBe(false);
  expect(day.safeParse('2028-02-29').success).toBe(true);
  expect(words(day, '2027-02-29')).toBe('Please enter a date.');
});
