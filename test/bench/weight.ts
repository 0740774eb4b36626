import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser loads of the built web, in bytes as gzip sends them. */

export const gzipped = (web: string, path: string): number =>
  gzipSync(readFileSync(join(web, path)), { level: 9 }).length;

/** Scripts and styles that an HTML page names, and everything that those import without being asked. */
export function filesOf(web: string, page: string): Set<string> {
  const html = readFileSync(join(web, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
  return withImports(web, named);
}

function withImports(web: string, named: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const follow = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    if (!path.endsWith('.js')) return;
    const imports = readFileSync(join(web, path), 'utf8').matchAll(
      /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g,
    );
    for (const [, name] of imports) follow(join('/assets', name!));
  };
  for (const path of named) follow(path);
  return found;
}

export const weightOf = (web: string, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipped(web, file), 0);

/**
 * The parts that these files load when they are wanted, by name (`TicketPage`), each with its styles and all that it
 * imports. Throws when the build writes them in another way than this reads.
 */
export function partsOf(web: string, files: Iterable<string>): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(web, file), 'utf8');
    const listed = /m\.f=(\[[^\]]*\])/.exec(code)?.[1] ?? '[]';
    const known = JSON.parse(listed) as string[];
    const loads = code.matchAll(
      /\bimport\([`"']\.\/((.+?)-[\w-]{8}\.js)[`"']\)[\s\S]{0,200}?,(?:__vite__mapDeps\(\[([\d,]*)\]\)|\[\])/g,
    );
    for (const [, chunk, name, numbers] of loads) {
      const own = (numbers ?? '').split(',').filter(Boolean);
      const needs = own.map((at) => `/assets/${known[Number(at)]!.replace('assets/', '')}`);
      parts.set(name!, withImports(web, [`/assets/${chunk}`, ...needs]));
    }
    const wanted = code.matchAll(/\bimport\([`"']\.\/(.+?)-[\w-]{8}\.js/g);
    const unread = [...wanted].find(([, name]) => !parts.has(name!));
    if (unread) throw new Error(`What ${file} loads as ${unread[1]} cannot be read.`);
  }
  return parts;
}
