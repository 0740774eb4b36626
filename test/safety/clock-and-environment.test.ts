import { describe, expect, test } from 'vitest';
import { needs } from '../../lambdas/platform/needs.ts';
import { code, linesWith, read } from './sources.ts';

/** Where the functions meet the world outside: time and environment come in at few, known places. */
const lambdas = code('lambdas');

describe('the environment', () => {
  /** The files that read it: the wrappers of one AWS service each, and entries that hand it on. */
  const readers = new Set([
    'lambdas/platform/context.ts',
    'lambdas/platform/mail.ts',
    'lambdas/platform/object-links.ts',
    'lambdas/platform/secret.ts',
    'lambdas/platform/site.ts',
    'lambdas/platform/table.ts',
    'lambdas/files/objects.ts',
    'lambdas/imports/import-queue.ts',
    'lambdas/imports/pieces.ts',
    'lambdas/session/organisations.ts',
    'lambdas/session/pool.ts',
    'lambdas/session/set-up-clients.ts',
    'lambdas/session/sign-on.pool.ts',
    'lambdas/entry/contact-access.ts',
    'lambdas/entry/custom-message.ts',
    'lambdas/entry/table-stream.ts',
  ]);

  test('is read in the wrappers of AWS services and in entries alone', () => {
    const others = linesWith(
      lambdas.filter((path) => !readers.has(path)),
      /process\.env/,
    );
    expect(others, 'Let the value come in as an argument, or through platform/needs.ts').toEqual([]);
  });

  test('holds only what a need declares and what Lambda itself sets', () => {
    const declared = new Set<string>(Object.values(needs).flat());
    const named = [...readers].flatMap((path) => [...read(path).matchAll(/process\.env\.(\w+)/g)]);
    const unknown = named
      .map(([, name = '']) => name)
      .filter((name) => !declared.has(name) && !name.startsWith('AWS_'));
    expect(named.length).toBeGreaterThan(5);
    expect(unknown, 'Declare the variable with a need in lambdas/platform/needs.ts').toEqual([]);
  });
});

describe('the clock', () => {
  /** Real time on purpose; everybody else uses context.now, so that history can be back-filled and tests can move time. */
  const real: Record<string, string> = {
    'lambdas/files/files.service.ts': 'a signature is checked against the clock of S3',
    'lambdas/contacts/access.service.ts': 'runs from a queue: when the mail really left',
  };

  test('is not read by models, contracts, tables and services', () => {
    const files = lambdas.filter(
      (path) => /\.(?:model|contract|table|queries|service|mail|events)\.ts$/.test(path) && !(path in real),
    );
    expect(files.length).toBeGreaterThan(25);
    expect(linesWith(files, /new Date\(\)|Date\.now\(\)|performance\.now/), 'Use context.now').toEqual([]);
  });

  test('each exception is still one', () => {
    for (const path of Object.keys(real)) expect(linesWith([path], /new Date\(\)/)).not.toEqual([]);
  });
});

test('nothing scans the table', () => {
  expect(linesWith(lambdas, /\b(?:ScanCommand|paginateScan|ScanInput)\b|\bscan\(/)).toEqual([]);
});
