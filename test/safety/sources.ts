import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The project's own files, as the rules of the house read them. Paths are relative to its root, with slashes. */
export const root = join(import.meta.dirname, '../..');
const notOurs = new Set([
  'node_modules',
  'build',
  'cdk.out',
  '.git',
  '.local',
  'test-results',
  'bench-results',
]);

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notOurs.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield relative(root, path).replaceAll('\\', '/');
  }
}

export const allFiles: string[] = [...walk(root)].toSorted();
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const isCode = /\.(?:ts|tsx|mjs|cjs|js)$/;
/** The program files below these folders. */
export const code = (...folders: string[]): string[] =>
  allFiles.filter((path) => isCode.test(path) && folders.some((folder) => path.startsWith(`${folder}/`)));

/** `file:line: text` of every line that matches, comments left out. */
export const linesWith = (files: string[], pattern: RegExp): string[] =>
  files.flatMap((path) =>
    read(path)
      .split('\n')
      .map((text, i) => ({ text, place: `${path}:${i + 1}` }))
      .filter(({ text }) => !/^\s*(?:\/\/|\/?\*)/.test(text) && pattern.test(text))
      .map(({ text, place }) => `${place}: ${text.trim()}`),
  );
