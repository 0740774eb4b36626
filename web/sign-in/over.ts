import { ProblemError } from '../shared/api/problem-error.ts';

/** The challenge is refused, rather than what was answered: all begins again. */
export const isOver = (error: unknown): boolean =>
  error instanceof ProblemError &&
  (error.code === 'signed-out' ||
    error.code === 'out-of-turn' ||
    error.fields.some(({ path }) => path === 'challenge'));
