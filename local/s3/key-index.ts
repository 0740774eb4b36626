import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entry } from './version.ts';
import type { Entry } from './version.ts';

/** Which keys a bucket holds: in memory for reading, and a small file for each key on disk. */
export class KeyIndex {
  readonly #folder: string;
  readonly #entries = new Map<string, Entry>();
  #sorted: string[] | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const found = entry.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      this.#entries.set(found.key, found);
    }
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  /** Keeps the entry; one without versions is forgotten. */
  put(changed: Entry): void {
    const file = join(this.#folder, `${createHash('sha256').update(changed.key).digest('hex')}.json`);
    if (changed.versions.length === 0) {
      this.#entries.delete(changed.key);
      this.#sorted = undefined;
      rmSync(file, { force: true });
      return;
    }
    if (!this.#entries.has(changed.key)) this.#sorted = undefined;
    this.#entries.set(changed.key, changed);
    writeFileSync(`${file}.new`, JSON.stringify(changed));
    renameSync(`${file}.new`, file);
  }

  /** All entries in the order of their keys' UTF-8 bytes, which is the order of S3's lists. */
  *inOrder(): Generator<Entry> {
    this.#sorted ??= [...this.#entries.keys()]
      .map((key) => ({ key, bytes: Buffer.from(key) }))
      .toSorted((a, b) => Buffer.compare(a.bytes, b.bytes))
      .map(({ key }) => key);
    for (const key of this.#sorted) {
      const found = this.#entries.get(key);
      if (found) yield found;
    }
  }
}
