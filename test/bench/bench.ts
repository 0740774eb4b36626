import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb, localAssembly, synthesizeLocal } from '../../bin/build.ts';
import { root } from '../../bin/fresh.ts';
import { workAgainst } from '../../bin/in-process.ts';
import { startCloud, type Cloud } from '../../local/cloud.ts';
import { seed } from '../api/seed.ts';
import { measureFunctions } from './functions.ts';
import { fillHistory } from './history.ts';
import { measurePages } from './pages.ts';
import { inWords, type Part } from './report.ts';
import { measureRoutes, type Filled } from './routes.ts';
import { visitsOf } from './visits.ts';

/** `npm run bench`: what Foyer costs, as tables and as JSON below bench-results/. Nothing is asserted here. */
const { values } = parseArgs({
  options: {
    /** The short history alone, and fewer requests. */
    quick: { type: 'boolean', default: false },
    /** One part alone: routes, functions or pages. */
    only: { type: 'string' },
    /** The first of a block of 12 ports. */
    port: { type: 'string', default: '6700' },
  },
});
const { quick } = values;
const wants = (part: string): boolean => values.only === undefined || values.only === part;
const parts: Part[] = [];
const tell = (part: Part) => {
  parts.push(part);
  console.log(inWords(part));
};

async function measureHouse(cloud: Cloud): Promise<void> {
  const { people, places } = await seed(cloud);
  const home = (who: 'admin' | 'outsider', company: string, site: string, item: string) => {
    const { id, cookie } = people[who];
    return { company, site, item, cookie, contact: id, name: 'Alex Example', team: places.networks };
  };
  const short = { tickets: 1_000, home: home('admin', places.company, places.site, places.item) };
  const long = { tickets: 10_000, home: home('outsider', places.other, places.otherSite, places.otherItem) };
  const sizes: Filled[] = [];
  for (const size of quick || !wants('routes') ? [short] : [short, long]) {
    console.log(`\nWriting ${size.tickets} tickets of a company …`);
    sizes.push({ ...size, ...(await fillHistory(size.home, size.tickets)) });
  }
  await cloud.settled(300_000);
  const effort = quick ? { warmUp: 100, block: 50, blocks: 2 } : { warmUp: 200, block: 100, blocks: 5 };
  if (wants('routes')) tell(await measureRoutes(cloud, sizes, effort));
  if (!wants('pages')) return;
  const visits = visitsOf({ people, places, number: sizes[0]!.closed.at(-1)! });
  tell(await measurePages(cloud.addresses.site, visits, quick ? 1 : 3));
}

await buildWeb();
await synthesizeLocal();
if (wants('functions')) tell(await measureFunctions(localAssembly, quick ? 3 : 5));
if (wants('routes') || wants('pages')) {
  const cloud = await startCloud({ assembly: localAssembly, firstPort: Number(values.port) });
  try {
    workAgainst(cloud);
    await measureHouse(cloud);
  } finally {
    await cloud.stop();
  }
}

mkdirSync(join(root, 'bench-results'), { recursive: true });
const at = new Date().toISOString();
const file = join(root, 'bench-results', `${at.replaceAll(':', '-')}.json`);
const machine = { processors: cpus().length, model: cpus()[0]?.model, load: loadavg() };
writeFileSync(file, `${JSON.stringify({ at, machine, quick, parts }, null, 2)}\n`);
console.log(`\nWritten to ${file.slice(root.length + 1)}`);
