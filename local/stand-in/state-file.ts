import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

export type StateFile = {
  /** Says that the state has changed: it is written within the delay. */
  changed(): void;
  /** Writes what is not yet written. */
  flush(): void;
};

/** What an earlier run has written; undefined when there is no file. Throws when the file is none of ours. */
export function readState<T>(path: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (path === undefined || !existsSync(path)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} cannot be read. Remove it to begin with an empty state.`, { cause });
  }
}

/**
 * Keeps a state in one JSON file, readable by its owner only. Changes within `delay` milliseconds become one write,
 * or within ten times what the last write took, so that a large state does not only write. A crash loses no more
 * than those. With 0 every change is written at once. Without a path nothing is written.
 */
export function keepState(path: string | undefined, delay: number, snapshot: () => unknown): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let lastWrite = 0;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (path === undefined) return;
    const start = performance.now();
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(snapshot()), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    lastWrite = performance.now() - start;
  };
  return {
    changed() {
      if (path === undefined) return;
      if (delay === 0) write();
      else timer ??= setTimeout(write, Math.max(delay, lastWrite * 10));
    },
    flush() {
      if (timer) write();
    },
  };
}
