import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb, synthesizeLocal } from '../bin/build.ts';
import { root } from '../bin/fresh.ts';
import { ensureBrowser } from './browser.ts';
import {
  playwrightFailures,
  readReport,
  vitestFailures,
  type PlaywrightReport,
  type VitestReport,
} from './failures.ts';

/**
 * `npm test`: every check and every suite, one after the other, each doing its own set-up.
 * `npm run check` leaves out what takes minutes. Ends with one line that counts all of it.
 */
type Result = { passed: number; failed: number; why?: string[] };
type Part = { name: string; quick: boolean; run: () => Promise<Result> };

const reports = join(root, 'test-results/reports');
const bin = (path: string): string => join(root, 'node_modules', path);

/** Runs a program to its end, showing what it prints; true when it ended well. */
function run(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

const node = (script: string, args: string[], env?: NodeJS.ProcessEnv) =>
  run(process.execPath, [script, ...args], env);

/** A check that either holds or not: it counts as one test. */
const check = (name: string, work: () => Promise<boolean>): Part => ({
  name,
  quick: true,
  run: async () => ((await work()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

/** A suite of vitest. A file that breaks before its first test, or a run that ends badly, counts as a failure. */
const vitest = (name: string, quick: boolean): Part => ({
  name,
  quick,
  run: async () => {
    const file = join(reports, `${name}.json`);
    const args = [
      'run',
      '--project',
      name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ];
    const well = await node(bin('vitest/vitest.mjs'), args);
    const report = readReport<VitestReport>(file);
    const why = vitestFailures(report);
    return { passed: report.numPassedTests, failed: why.length === 0 && !well ? 1 : why.length, why };
  },
});

const e2e: Part = {
  name: 'e2e',
  quick: false,
  run: async () => {
    const file = join(reports, 'e2e.json');
    const well = await node(
      bin('@playwright/test/cli.js'),
      ['test', '--config', 'test/e2e/playwright.config.ts'],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    );
    const report = readReport<PlaywrightReport>(file);
    const { stats } = report;
    const failed = stats.unexpected + stats.flaky + stats.skipped;
    const why = playwrightFailures(report);
    return { passed: stats.expected, failed: failed === 0 && !well ? 1 : failed, why };
  },
};

const parts: Part[] = [
  check('format', () => node(bin('oxfmt/bin/oxfmt'), ['--check', '.'])),
  check('lint', () => node(bin('oxlint/bin/oxlint'), [])),
  check('types', () => run(bin('.bin/tsc'), ['-p', 'tsconfig.json'])),
  check('types of the desk', () => run(bin('.bin/tsc'), ['-p', 'web/tsconfig.json'])),
  check('types of the portal', () => run(bin('.bin/tsc'), ['-p', 'web/portal/tsconfig.json'])),
  vitest('unit', true),
  vitest('safety', true),
  check('web and stacks', async () => (await buildWeb(), await synthesizeLocal(), true)),
  vitest('infra', true),
  vitest('api', true),
  vitest('cloud', false),
  e2e,
];

const quickOnly = process.argv.includes('check');
const begun = performance.now();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
if (!quickOnly) await ensureBrowser();

const total: Result = { passed: 0, failed: 0 };
const rows: string[] = [];
const reasons: string[] = [];
for (const part of parts.filter((one) => one.quick || !quickOnly)) {
  console.log(`\n── ${part.name}`);
  const from = performance.now();
  const {
    passed,
    failed,
    why = [],
  } = await part.run().catch((error: unknown): Result => {
    console.error(error);
    return { passed: 0, failed: 1, why: [String(error)] };
  });
  total.passed += passed;
  total.failed += failed;
  reasons.push(...why.map((one) => `${part.name}: ${one}`));
  rows.push(
    `${failed > 0 ? 'FAILED' : 'ok    '}  ${part.name.padEnd(18)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed  ${((performance.now() - from) / 1000).toFixed(0).padStart(4)} s`,
  );
}

console.log(`\n${rows.join('\n')}\n\nin ${((performance.now() - begun) / 1000).toFixed(0)} s`);
if (reasons.length > 0) console.log(`\nWhat failed:\n\n${reasons.slice(0, 20).join('\n\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
