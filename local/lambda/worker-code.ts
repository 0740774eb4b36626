import { join } from 'node:path';
import { buildSync } from 'esbuild';

let made: string | undefined;

/**
 * What every execution environment runs, as one script: to read its files as TypeScript would take each of them longer
 * than to load the function itself. Made once in a process.
 */
export function workerCode(): string {
  made ??= buildSync({
    entryPoints: [join(import.meta.dirname, 'worker/worker.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'error',
  }).outputFiles[0]!.text;
  return made;
}
