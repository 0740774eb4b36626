import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { allFiles, code, linesWith, read } from './sources.ts';

/** Small rules that no compiler holds. */
const ours = code('lambdas', 'web', 'lib', 'local', 'demonstration', 'bin', 'test');
const texts = allFiles.filter(
  (path) => /\.(?:ts|tsx|mjs|cjs|js|css|html|md|json|sh)$/.test(path) && path !== 'package-lock.json',
);

describe('files', () => {
  test('stay below 300 lines', () => {
    const sheets = allFiles.filter((path) => path.endsWith('.css'));
    const long = [...ours, ...sheets].filter((path) => read(path).trimEnd().split('\n').length > 300);
    expect(long, 'Split it by what it is about').toEqual([]);
  });

  test('have a name that says what they are about', () => {
    expect(ours.filter((path) => /(?:^|\/)(?:utils?|helpers?|common|misc|index)\.\w+$/.test(path))).toEqual(
      [],
    );
  });

  test('cut nothing that people write: what is too long is said beside the field', () => {
    // Codes have their length, a search is kept nowhere. The reply's words are counted where they are sent.
    const may = /\/(?:CodeField|ProofForm|SearchPage|SearchBox|ListPage|FilterRow|MessageForm)\.tsx$/;
    const pages = code('web').filter((path) => !may.test(path));
    expect(pages.length).toBeGreaterThan(300);
    expect(linesWith(pages, /\bmaxLength=/), 'Let the contract say it').toEqual([]);
  });

  test('keep their types', () => {
    const silenced = new RegExp(`@ts-${'(?:ignore|nocheck|expect-error)'}`);
    expect(linesWith(ours, /(?::|<|\bas|=>)\s*any\b(?!\s*[(.])|\bany\[\]/)).toEqual([]);
    expect(ours.filter((path) => silenced.test(read(path)))).toEqual([]);
  });

  test('skip no test and promise no later work', () => {
    const tests = ours.filter((path) => path.endsWith('.test.ts'));
    expect(linesWith(tests, /\b(?:test|it|describe)\.(?:skip|only|todo|fails)\b/)).toEqual([]);
    expect(
      linesWith(
        ours,
        new RegExp(
          `\\b(?:${['TO', 'FIX'].map((one) => `${one}${one === 'TO' ? 'DO' : 'ME'}`).join('|')})\\b`,
        ),
      ),
    ).toEqual([]);
  });

  test('know no path of one machine', () => {
    const homes = ['home', 'Users', 'root', 'work'].map((name) => `(?:^|[\\s'"\`(=])/${name}/[a-z]`);
    expect(linesWith(texts, new RegExp(homes.join('|')))).toEqual([]);
  });

  test('name no other product of this kind', () => {
    // The names as hashes, so that the list itself does not name them.
    const unwelcome = new Set([
      '9ffacabb6724db75',
      'ac07c46bc22945ae',
      '444919d2ea157211',
      '50972cc201a2a6cb',
      '3853be75e875ff2e',
    ]);
    const hash = (word: string) => createHash('sha256').update(word).digest('hex').slice(0, 16);
    const words = new Map<string, string>();
    for (const path of texts)
      for (const [word] of read(path)
        .toLowerCase()
        .matchAll(/[a-z]{4,}/g))
        words.set(word, path);
    expect([...words].filter(([word]) => unwelcome.has(hash(word)))).toEqual([]);
    expect(words.size).toBeGreaterThan(1_000);
  });
});

describe('pages', () => {
  test('write no markup from text', () => {
    const markup = new RegExp(
      [
        'dangerouslySet',
        'InnerHTML|\\.inner',
        'HTML\\b|\\.outer',
        'HTML\\b|insertAdjacent',
        'HTML|document\\.write|\\beval\\(',
      ].join(''),
    );
    expect(linesWith(code('web'), markup)).toEqual([]);
  });

  test('keep no token where a script can read it', () => {
    expect(
      linesWith(code('web'), /\b(?:local|session)Storage\b.*\b(?:token|jwt|password)\b|document\.cookie/i),
    ).toEqual([]);
  });
});

describe('dependencies', () => {
  type Manifest = Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string> | undefined
  >;
  const manifest = JSON.parse(read('package.json')) as Manifest;

  test('are pinned to an exact version', () => {
    const wanted = {
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    };
    const loose = Object.entries(wanted).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    expect(Object.keys(wanted).length).toBeGreaterThan(40);
    expect(loose).toEqual([]);
  });

  test('come from the public registry, with a check sum', () => {
    type Entry = { resolved?: string; integrity?: string; inBundle?: boolean };
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> };
    const odd = Object.entries(packages).filter(
      ([name, one]) =>
        name !== '' &&
        !one.inBundle &&
        (!one.integrity || (one.resolved && !one.resolved.startsWith('https://registry.npmjs.org/'))),
    );
    expect(odd.map(([name]) => name)).toEqual([]);
  });
});
