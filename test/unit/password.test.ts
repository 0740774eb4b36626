import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenRules, passwordRules } from '../../lambdas/session/password.model.ts';
import { sessionContract } from '../../lambdas/session/session.contract.ts';

const upper = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const lower = [...'abcdefghijklmnopqrstuvwxyz'];
const digits = [...'0123456789'];
/** Cognito's own list: "Adding user pool password requirements", developer guide. */
const symbols = [...'^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+-'];
const kinds = [upper, lower, digits, symbols];

describe('the password rules', () => {
  test('are kept by every password of 8 characters with one of each kind', () => {
    const character = fc.constantFrom(...kinds.flat());
    const parts = fc.tuple(
      ...kinds.map((kind) => fc.constantFrom(...kind)),
      fc.array(character, { minLength: 4, maxLength: 60 }),
    );
    fc.assert(
      fc.property(parts, (given) => {
        expect(brokenRules(given.flat().toReversed().join(''))).toEqual([]);
      }),
    );
  });

  test('name the very kind that is missing', () => {
    const ids = ['upper', 'lower', 'number', 'symbol'];
    fc.assert(
      fc.property(fc.nat({ max: 3 }), (missing) => {
        const given = kinds
          .filter((_, i) => i !== missing)
          .flat()
          .join('');
        const rule = passwordRules.find((one) => one.id === ids[missing]);
        expect(brokenRules(given)).toEqual([rule?.words]);
      }),
    );
  });

  test.each(symbols)('take %s for a symbol, as the user pool does', (symbol) => {
    expect(brokenRules(`Abcdefg1${symbol}`)).toEqual([]);
  });

  test('do not take a letter of another alphabet or a blank for a symbol', () => {
    expect(brokenRules('Abcdefg1é 李')).toEqual(['a symbol such as ! ? - _']);
  });

  test('ask for 8 characters', () => {
    expect(brokenRules('Abcde1!')).toEqual(['at least 8 characters (12 or more is better)']);
    expect(brokenRules('')).toHaveLength(passwordRules.length);
  });
});

test('a weak password is refused in one sentence that names all that is missing', () => {
  const { body } = sessionContract.choosePassword;
  const refused = body.safeParse({ email: 'ada@example.com', challenge: 'x', password: 'abcdefgh' });
  expect(refused.error?.issues).toMatchObject([
    {
      path: ['password'],
      message:
        'The password still needs an upper-case letter (A–Z), a number (0–9), a symbol such as ! ? - _.',
    },
  ]);
});
