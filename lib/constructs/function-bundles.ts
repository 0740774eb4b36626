import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { functions, type FunctionName } from '../../lambdas/entry/functions.ts';

/**
 * Bundles all functions in one esbuild call (a call each would take minutes) into `<outdir>/<name>/index.mjs`.
 * Source maps lie beside them for reading stack traces; they are not deployed. Throws when an entry file is missing.
 */
export function bundleFunctions(options: {
  entriesDir: string;
  outdir: string;
}): Record<FunctionName, string> {
  const names = Object.keys(functions) as FunctionName[];
  const entryOf = (name: string) => join(options.entriesDir, `${name}.ts`);
  const missing = names.filter((name) => !existsSync(entryOf(name)));
  if (missing.length > 0)
    throw new Error(
      `lambdas/entry/functions.ts declares functions without an entry file: ${missing.map(entryOf).join(', ')}.`,
    );

  rmSync(options.outdir, { recursive: true, force: true });
  buildSync({
    entryPoints: names.map((name) => ({ in: entryOf(name), out: `${name}/index` })),
    outdir: options.outdir,
    bundle: true,
    minify: true,
    sourcemap: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    // Packages that ship both forms are smaller as modules: unused parts fall away.
    mainFields: ['module', 'main'],
    // Some dependencies are CommonJS and call require for Node's own modules, which an ES module lacks.
    banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
    legalComments: 'none',
    logLevel: 'error',
  });
  return Object.fromEntries(names.map((name) => [name, join(options.outdir, name)])) as never;
}
