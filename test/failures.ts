import { readFileSync } from 'node:fs';

/** What failed, in words: the last lines of a run are often all that somebody sees of it. */

/** So much of a message is enough to know what was expected. */
const longest = 600;
// Reports carry the colours of a terminal (ECMA-48 escape sequences).
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const colours = /\u001B\[[0-9;]*m/g;

function brief(message: string): string {
  const lines = message
    .replace(colours, '')
    .slice(0, longest)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const places = lines.filter((line) => line.trim().startsWith('at '));
  return lines.filter((line) => !places.includes(line) || line === places[0]).join('\n      ');
}

export type VitestReport = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

/** The tests of vitest that did not pass: those that a broken hook kept from running as well. */
export const vitestFailures = (report: VitestReport): string[] =>
  report.testResults.flatMap((file) => {
    const left = file.assertionResults.filter((one) => one.status !== 'passed');
    if (file.status === 'failed' && left.length === 0) return [`${file.name}\n      ${brief(file.message)}`];
    return left.map((one) =>
      one.status === 'failed'
        ? `${one.fullName}\n      ${brief(one.failureMessages.join('\n'))}`
        : `${one.fullName}\n      was not run: ${brief(file.message)}`,
    );
  });

type Suite = {
  title: string;
  suites?: Suite[];
  specs?: {
    title: string;
    tests: {
      projectName: string;
      status: string;
      results: { status: string; error?: { message?: string }; errorLocation?: { line: number } }[];
    }[];
  }[];
};
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
};

/** The browser tests that did not go well, those that needed a second try among them. */
export const playwrightFailures = (report: PlaywrightReport): string[] => report.suites.flatMap(ofSuite);

const ofSuite = (suite: Suite): string[] => [
  ...(suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status !== 'expected')
      .map((test) => {
        const { error, errorLocation } = test.results.find((one) => one.error) ?? {};
        const place = errorLocation ? `${suite.title}:${errorLocation.line}` : suite.title;
        return `[${test.projectName}] ${place}: ${spec.title}\n      ${brief(error?.message ?? test.status)}`;
      }),
  ),
  ...(suite.suites ?? []).flatMap(ofSuite),
];

export const readReport = <R>(file: string): R => JSON.parse(readFileSync(file, 'utf8')) as R;
