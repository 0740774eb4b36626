import { array, assert, constantFrom, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { afterFailure, type Attempt, nextAttempt } from '../../web/shared/api/attempt.ts';
import { ConnectionError, ProblemError } from '../../web/shared/api/problem-error.ts';

/** Sending again after an answer was lost: nothing is done twice, whatever is changed in between (C16). */

const problem = (code: 'conflict' | 'already-done' | 'unavailable', status: number) =>
  new ProblemError({ type: '', title: '', status, code, detail: '', requestId: '' });

/** A service that does a thing once for a key, refuses what saw too old a version, and moves the version itself. */
function service() {
  const done = new Map<string, string>();
  let version = 1;
  return {
    done,
    seen: () => version,
    move: () => (version += 1),
    ask(key: string, request: string): string {
      const before = done.get(key);
      if (before !== undefined && before !== request) throw problem('already-done', 409);
      if (before !== undefined) return 'as before';
      if ((JSON.parse(request) as { seen: number }).seen !== version) throw problem('conflict', 409);
      done.set(key, request);
      version += 1;
      return 'done';
    },
  };
}

type Network = 'well' | 'asked in vain' | 'answer lost' | 'moved by another';
const network = constantFrom<Network>('well', 'asked in vain', 'answer lost', 'moved by another');

it('a form is done once at most until its sender knows of it, and gets through in the end', () => {
  assert(
    property(array(record({ words: constantFrom('a', 'b'), network })), (tries) => {
      const house = service();
      let attempt: Attempt<number> | undefined;
      let known = 0;
      const press = (words: string, how: Network) => {
        if (how === 'moved by another') house.move();
        const now = nextAttempt(attempt, words, house.seen(), true);
        try {
          if (how === 'asked in vain') throw new ConnectionError();
          house.ask(now.key, JSON.stringify({ words, seen: now.sent.seen }));
          if (how === 'answer lost') throw new ConnectionError();
          attempt = undefined;
          known += 1;
        } catch (error) {
          attempt = afterFailure(now, error, true);
          if (error instanceof ProblemError && error.code === 'already-done') known += 1;
        }
      };
      for (const { words, network: how } of tries) {
        press(words, how);
        expect(house.done.size - known).toBeOneOf([0, 1]);
      }
      const before = known;
      press('a', 'well');
      // Once more if somebody else was quicker, and that was not known yet.
      if (known === before) press('a', 'well');
      expect(known).toBe(before + 1);
      expect(house.done.size).toBe(known);
    }),
  );
});

it('the same words go out as they did first, though the page has learned more', () => {
  const first = nextAttempt(undefined, 'words', 7, true);
  const left = afterFailure(first, new ConnectionError(), true);
  expect(nextAttempt(left, 'words', 8, true)).toEqual(first);
  expect(nextAttempt(left, 'other words', 8, true)).toEqual({
    key: first.key,
    sent: { body: 'other words', seen: 8 },
  });
});

it('a refusal that is known lets the next try see what is new', () => {
  const first = nextAttempt(undefined, 'words', 7, true);
  const left = afterFailure(first, problem('conflict', 409), true);
  expect(nextAttempt(left, 'words', 8, true)).toEqual({ key: first.key, sent: { body: 'words', seen: 8 } });
});

it('of deeds that have nothing to do with each other a key stands for one body', () => {
  const first = nextAttempt(undefined, 'add Ada', undefined, false);
  const left = afterFailure(first, problem('unavailable', 503), false);
  expect(nextAttempt(left, 'add Ada', undefined, false).key).toBe(first.key);
  expect(nextAttempt(left, 'remove Ben', undefined, false).key).not.toBe(first.key);
  expect(afterFailure(first, problem('conflict', 409), false)).toBeUndefined();
});
