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
  named.forEach(follow);
  return found;
}

export const weightOf = (web: string, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipped(web, file), 0);
