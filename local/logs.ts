import { createWriteStream, mkdirSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join } from 'node:path';

export type Logs = { write(functionName: string, text: string): void; stop(): Promise<void> };

/** What functions print: to a file each in `directory`, and line by line to `print` with the function's name. */
export function createLogs(directory: string, print: (line: string) => void): Logs {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, WriteStream>();
  return {
    write: (name, text) => {
      const file = files.get(name) ?? createWriteStream(join(directory, `${name}.log`), { flags: 'a' });
      files.set(name, file);
      file.write(text);
      for (const line of text.split('\n')) if (line) print(`${name}: ${line}`);
    },
    stop: async () => {
      await Promise.all(
        [...files.values()].map((file) => new Promise<void>((resolve) => file.end(() => resolve()))),
      );
    },
  };
}
