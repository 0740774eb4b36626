import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundles, type Bundle } from './bundles.ts';
import { median } from './load.ts';
import type { Part } from './report.ts';

/** What a cold start costs: the size of each function's code, and the CPU time that a fresh Node needs to load it. */
const run = promisify(execFile);
const isApi = ({ name }: Bundle): boolean => /^(?:portal-api|desk-api|session)$/.test(name);

/** CPU milliseconds, all threads, of a Node that loads this file, or nothing. */
async function cpuToLoad(bundle: Bundle | undefined): Promise<number> {
  const load = bundle ? `require(${JSON.stringify(bundle.file)});` : '';
  const tell =
    'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); process.exit();';
  const environment = { ...bundle?.variables, AWS_REGION: 'eu-west-2' };
  const { stdout } = await run(process.execPath, ['--input-type=commonjs', '-e', load + tell], {
    env: environment,
  });
  return Number(stdout);
}

async function medianOf(times: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let i = 0; i < times; i++) values.push(await measure());
  return median(values);
}

export async function measureFunctions(assembly: string, times: number): Promise<Part> {
  const empty = await medianOf(times, () => cpuToLoad(undefined));
  const rows = [];
  for (const bundle of bundles(assembly)) {
    const cpu = (await medianOf(times, () => cpuToLoad(bundle))) - empty;
    rows.push({
      function: bundle.name,
      'size KB': isApi(bundle) ? { value: bundle.bytes / 1024, goal: 550, unit: ' KB' } : bundle.bytes / 1024,
      'CPU to load': isApi(bundle) ? { value: cpu, goal: 250, unit: ' ms' } : cpu,
    });
  }
  return {
    name: 'Functions',
    notes: [
      `CPU time of a fresh Node with the function's code, less that of an empty one (${empty.toFixed(0)} ms); the median of ${times}.`,
      'Sizes are of the minified code as it is deployed. The goals are those of functions that people wait for.',
    ],
    rows,
  };
}
