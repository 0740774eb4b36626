import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Steps of the set-up that are done again only when what they are made from has changed. */

export const root = join(import.meta.dirname, '..');

function* filesBelow(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) return yield path;
  for (const entry of readdirSync(path).toSorted()) yield* filesBelow(join(path, entry));
}

/** One hash of all files below these places of the project, names and contents. */
function fingerprint(places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const place of places)
    for (const file of filesBelow(join(root, place)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Makes `product` with `make` unless it was made from the same files before; says what it does. Returns whether it was made. */
export async function fresh(
  product: string,
  places: readonly string[],
  words: string,
  make: () => Promise<void>,
): Promise<boolean> {
  const stamp = join(root, '.local/made', product.replaceAll('/', '-'));
  const now = fingerprint(places);
  if (existsSync(join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now)
    return false;
  const begun = performance.now();
  process.stdout.write(`${words} … `);
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return true;
}
