import { describe, expect, test } from 'vitest';
import { accounts, password } from '../../demonstration/accounts.ts';
import { addWork, hour, isWorkday } from '../../demonstration/calendar.ts';
import { eachOf } from '../../demonstration/lanes.ts';
import { organisation } from '../../demonstration/organisation.ts';
import { dealer, randomFrom } from '../../demonstration/random.ts';
import { scenarios } from '../../demonstration/scenarios/all.ts';
import { readScenarios } from '../../demonstration/scenarios/read.ts';
import type { Case } from '../../demonstration/scenarios/scenario.ts';
import { inSentence, say } from '../../demonstration/wording.ts';
import { brokenRules } from '../../lambdas/session/password.model.ts';

describe('phrases', () => {
  test('choose one of the offered words and fill in the names', () => {
    const said = say('the [red|red] light in {room} blinks , [|].', { room: 'the hall' }, randomFrom(1));
    expect(said).toBe('The red light in the hall blinks,.');
  });

  test('refuse a word that is missing', () => {
    expect(() => say('Hello {nobody}', {}, randomFrom(1))).toThrow('{nobody}');
  });

  test('write things small in a sentence, and names as they are', () => {
    expect(inSentence('Front desk printer')).toBe('front desk printer');
    expect(inSentence('DentaNote at Westmere')).toBe('DentaNote at Westmere');
    expect(inSentence('Wi-Fi at Fenside')).toBe('Wi-Fi at Fenside');
  });
});

const canBeTold = ({ titles, exchanges, resolutions, vendor, again }: Case): boolean =>
  titles.length > 0 &&
  resolutions.length > 0 &&
  exchanges.length > 0 &&
  exchanges.every(({ answers }) => answers.length > 0) &&
  vendor?.news !== '' &&
  again?.resolution !== '';

describe('stories', () => {
  test('are many, each with what a conversation needs', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(40);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    const lame = scenarios.filter(
      ({ type, about, urgencies, impacts, cases }) =>
        cases.length < 2 ||
        about.length > 0 === (type === 'query') ||
        (urgencies.length > 0 && impacts.length > 0) !== (type === 'incident') ||
        !cases.every(canBeTold),
    );
    expect(lame.map(({ id }) => id)).toEqual([]);
  });

  test('give each case its own lines and the common ones', () => {
    const text =
      'story a: query\ntitle T\nask Q\n  reply A\ncase one\n  done first\ncase two\n  done second\n  title U';
    const [story] = readScenarios(text, 'test');
    expect(story?.cases.map(({ titles }) => titles)).toEqual([['T'], ['U', 'T']]);
    expect(story?.cases.map(({ resolutions }) => resolutions)).toEqual([['first'], ['second']]);
    expect(story?.cases[1]?.exchanges).toEqual([{ question: 'Q', answers: ['A'] }]);
  });

  test('name the line that cannot be read', () => {
    expect(() => readScenarios('story a: query\nreply without a question', 'test')).toThrow('reply without');
    expect(() => readScenarios('story a: wish\ncase x', 'test')).toThrow('wish');
  });
});

describe('chance and time', () => {
  test('repeat themselves for the same seed', () => {
    const numbers = (seed: number) => Array.from({ length: 5 }, randomFrom(seed).next);
    expect(numbers(5)).toEqual(numbers(5));
    expect(numbers(5)).not.toEqual(numbers(6));
  });

  test('deal nothing again soon', () => {
    const deal = dealer(randomFrom(2), [1, 2, 3, 4, 5, 6, 7, 8]);
    const dealt = Array.from({ length: 200 }, () => deal());
    for (const [index, value] of dealt.entries())
      expect(dealt.slice(Math.max(0, index - 4), index)).not.toContain(value);
  });

  test('work goes on after the weekend', () => {
    const friday = Date.parse('2026-11-20T17:30:00.000Z');
    expect(new Date(addWork(friday, hour)).toISOString()).toBe('2026-11-23T08:30:00.000Z');
    expect(isWorkday(Date.parse('2026-11-22T12:00:00.000Z'))).toBe(false);
  });

  test('everything is done once, in order of beginning, and an error ends it', async () => {
    const begun: number[] = [];
    await eachOf(
      Array.from({ length: 60 }, (_, index) => index),
      async (index) => {
        begun.push(index);
        await Promise.resolve();
      },
    );
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
    expect(begun).toHaveLength(60);
    await expect(eachOf([1, 2], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe('the accounts', () => {
  test('are one of each level for each company, and three at the desk, with a password that the rules accept', () => {
    expect(brokenRules(password)).toEqual([]);
    expect(accounts.filter(({ door }) => door === 'desk').map(({ role }) => role)).toEqual([
      'Administrator',
      'Technician',
      'Technician',
    ]);
    const portal = accounts.filter(({ door }) => door === 'portal');
    expect(new Set(portal.map(({ company, role }) => `${company}: ${role}`)).size).toBe(10);
  });

  test('of the organisation with its own sign-in have no password here, and can be chosen there', () => {
    const elsewhere = accounts.filter((account) => !account.password).map(({ email }) => email);
    expect(elsewhere).toHaveLength(3);
    expect(organisation.accounts.map(({ email }) => email)).toEqual(expect.arrayContaining(elsewhere));
  });
});
