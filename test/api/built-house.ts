import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { localAssembly } from '../../bin/build.ts';
import { workAgainst } from '../../bin/in-process.ts';
import { organisation } from '../../demonstration/organisation.ts';
import { startCloud, type Cloud } from '../../local/cloud.ts';
import { build, type Built } from './seed.ts';

/**
 * To build a house and its people takes three seconds of the processor; to start a copy of one, a tenth. The first file
 * of each worker builds it, on the worker's own ports; it is kept until the run ends (houses.setup.ts).
 */
const start = (firstPort: number, dataDir: string): Promise<Cloud> =>
  startCloud({ assembly: localAssembly, firstPort, organisation, dataDir });

async function builtHouse(firstPort: number): Promise<{ directory: string; built: Built }> {
  const directory = join(inject('houses'), String(firstPort));
  const plan = `${directory}.json`;
  if (!existsSync(plan)) {
    rmSync(directory, { recursive: true, force: true });
    const cloud = await start(firstPort, directory);
    workAgainst(cloud);
    const built = await build();
    await cloud.settled();
    await cloud.stop();
    writeFileSync(plan, JSON.stringify(built));
  }
  return { directory, built: JSON.parse(readFileSync(plan, 'utf8')) as Built };
}

/** A house of its own for a file of tests; stopping it takes it away. */
export async function copyOfHouse(firstPort: number): Promise<{ cloud: Cloud; built: Built }> {
  const { directory, built } = await builtHouse(firstPort);
  const dataDir = mkdtempSync(join(tmpdir(), 'house-'));
  cpSync(directory, dataDir, { recursive: true });
  const cloud = await start(firstPort, dataDir);
  workAgainst(cloud);
  const stop = async () => {
    await cloud.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { cloud: { ...cloud, stop }, built };
}
