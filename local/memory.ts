import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the host itself remembers from start to start, in one JSON file. Nothing survives without a directory. */
export type Memory = {
  get<T>(key: string): T | undefined;
  set(key: string, value: unknown): void;
  flush(): void;
};

const WRITE_DELAY_MS = 200;

export function openMemory(directory: string | undefined): Memory {
  const path = directory && join(directory, 'host.json');
  const values =
    path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {};
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!path) return;
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(values));
    renameSync(`${path}.new`, path);
  };
  return {
    get: <T>(key: string) => values[key] as T | undefined,
    set: (key, value) => {
      values[key] = value;
      timer ??= setTimeout(flush, WRITE_DELAY_MS).unref();
    },
    flush,
  };
}
