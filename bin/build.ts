import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fresh, root } from './fresh.ts';

/** The products that both the local run and the tests stand on: the built web and the cloud assembly of the stage `local`. */

const webSources = ['web', 'lambdas', 'package-lock.json'];
const assemblySources = [
  'lib',
  'lambdas',
  'stages',
  'bin/foyer.ts',
  'cdk.json',
  'build/web',
  'package-lock.json',
];
export const localAssembly = join(root, '.local/assembly');

/** Runs one of the project's programs with this Node; what it prints is shown only when it fails. */
function run(program: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, program), ...args], {
      cwd: root,
      // Never the caller's own: a test runner's would make a development build.
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) return resolve();
      reject(new Error(`${program} ended with ${code}:\n${Buffer.concat(output).toString()}`));
    });
  });
}

export const buildWeb = (): Promise<boolean> =>
  fresh('build/web', webSources, 'Building the web', () =>
    run('node_modules/vite/bin/vite.js', ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn']),
  );

/** Synthesizes the stage `local` without the CDK command line: the same app, the same stacks. */
export const synthesizeLocal = (): Promise<boolean> =>
  fresh('.local/assembly', assemblySources, 'Synthesizing the stacks', () =>
    run('bin/foyer.ts', [], {
      CDK_OUTDIR: localAssembly,
      CDK_CONTEXT_JSON: JSON.stringify({ stage: 'local' }),
    }),
  );

if (import.meta.main) await buildWeb();
