import { defineConfig } from 'vitest/config';

/** The suites that vitest runs; test/e2e is Playwright's. Each can be run alone: `vitest run --project api`. */
const suite = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: 30_000, hookTimeout: 120_000, ...more },
});

export default defineConfig({
  test: {
    // Two processors are seldom busy with two: tests wait, for mails, for seconds that must pass, for answers.
    maxWorkers: 3,
    // The files of a worker share its modules, of which loading takes as long as many tests: none replaces a module, and
    // each has its own houses.
    isolate: false,
    projects: [
      suite('unit'),
      suite('safety'),
      suite('cloud'),
      suite('infra'),
      suite('api', { pool: 'forks', globalSetup: 'test/api/houses.setup.ts' }),
    ],
  },
});
