import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb, localAssembly, synthesizeLocal } from '../../bin/build.ts';
import { root } from '../../bin/fresh.ts';
import { workAgainst } from '../../bin/in-process.ts';
import { lastingDrift, mend } from '../../lambdas/counts/recount.ts';
import { companyForStaff, system } from '../../lambdas/platform/context.ts';
import { startCloud, type Cloud } from '../../local/cloud.ts';
import { seed } from '../api/seed.ts';
import { measureFunctions } from './functions.ts';
import { fillHistory, fillOthers, openAtOnce } from './history.ts';
import { measureImports } from './imports.ts';
import { measureLists } from './lists.ts';
import { measurePages } from './pages.ts';
import { inWords, type Part } from './report.ts';
import { openTableFile, type TableFile } from './table-file.ts';
import { measureRoutes, type Filled, type Size } from './routes.ts';
import { visitsOf } from './visits.ts';

/** `npm run bench`: what Foyer costs, as tables and as JSON below bench-results/. Nothing is asserted here. */
const { values } = parseArgs({
  options: {
    /** The short history alone, and fewer requests. */
    quick: { type: 'boolean', default: false },
    /** One part alone: routes, functions, pages, lists or imports. */
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

/** Tickets that a list holds at most when it comes whole. */
const listed = 1_000;
/** Tickets in the whole table when the long history is measured. */
const inTable = 100_000;

async function measureHouse(cloud: Cloud, table: TableFile): Promise<void> {
  const { people, places } = await seed(cloud);
  if (wants('imports')) {
    // A company of its own: the long list of contacts is in nobody's way.
    const home = { company: places.other, site: places.otherSite, cookie: people.outsider.cookie };
    tell(
      await measureImports(cloud, home, quick ? [100, 1_000] : [1_000, 10_000], quick ? undefined : 100_000),
    );
  }
  if (values.only === 'imports') return;
  const home = (who: 'admin' | 'outsider', company: string, site: string, item: string) => {
    const { id, cookie } = people[who];
    return { company, site, item, cookie, contact: id, name: 'Alex Example', team: places.networks };
  };
  const short = { tickets: 1_000, home: home('admin', places.company, places.site, places.item) };
  const long = { tickets: 10_000, home: home('outsider', places.other, places.otherSite, places.otherItem) };
  const said = async <T>(words: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    console.log(`${words} … ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    return result;
  };
  const fill = (size: typeof short): Promise<Filled> =>
    said(`Wrote ${size.tickets} tickets of a company`, () => fillCounted(table, size));
  const first = await fill(short);
  const effort = quick ? { warmUp: 100, block: 50, blocks: 2 } : { warmUp: 200, block: 100, blocks: 5 };
  if (wants('routes')) {
    const alone = await measureRoutes(cloud, [first], effort);
    if (quick) tell(alone.part);
    await said('Took away what was raised meanwhile', () => forgetRaised(cloud, table, short.home.company));
    if (!quick) {
      const second = await fill(long);
      const others = inTable - short.tickets - long.tickets;
      await said(`Filled the table up to ${inTable} tickets`, async () =>
        fillOthers(table, long.home, others, 40),
      );
      tell((await measureRoutes(cloud, [first, second], effort, alone.p50)).part);
      for (const { home } of [short, long]) await forgetRaised(cloud, table, home.company);
    }
  }
  const visits = visitsOf({ people, places, number: first.closed.at(-1)! });
  if (wants('pages')) tell(await measurePages(cloud.addresses.site, visits, quick ? 1 : 3));
  if (!wants('lists')) return;
  // One less than a list holds: a full one could go on, and then the service narrows it.
  const more = listed - 1 - openAtOnce;
  await said(`Opened ${more} more tickets`, async () =>
    fillHistory(table, short.home, more, { open: more, after: 5_000 }),
  );
  tell(await measureLists(cloud.addresses.site, quick ? 5 : 15));
}

/** Writes a history, which no stream follows, and counts it as a repair does. */
async function fillCounted(table: TableFile, size: Size): Promise<Filled> {
  const history = fillHistory(table, size.home, size.tickets);
  await countAnew(size.home.company);
  return { ...size, ...history };
}

async function countAnew(companyId: string): Promise<void> {
  const company = companyForStaff(system, companyId);
  for (const drift of await lastingDrift(company, 0)) await mend(company, drift);
}

/** Measuring raises hundreds of tickets, all of them open and of today. Histories end yesterday. */
async function forgetRaised(cloud: Cloud, table: TableFile, company: string): Promise<void> {
  await cloud.settled(120_000);
  table.forget(`T${new Date().toISOString().slice(0, 10).replaceAll('-', '')}.`);
  await countAnew(company);
}

await buildWeb();
await synthesizeLocal();
if (wants('functions')) tell(await measureFunctions(localAssembly, quick ? 3 : 5));
if (['routes', 'pages', 'lists', 'imports'].some(wants)) {
  const cloud = await startCloud({ assembly: localAssembly, firstPort: Number(values.port) });
  const table = openTableFile(cloud.tableFile);
  try {
    workAgainst(cloud);
    await measureHouse(cloud, table);
  } finally {
    table.close();
    await cloud.stop();
  }
}

mkdirSync(join(root, 'bench-results'), { recursive: true });
const at = new Date().toISOString();
const file = join(root, 'bench-results', `${at.replaceAll(':', '-')}.json`);
const machine = { processors: cpus().length, model: cpus()[0]?.model, load: loadavg() };
writeFileSync(file, `${JSON.stringify({ at, machine, quick, parts }, null, 2)}\n`);
console.log(`\nWritten to ${file.slice(root.length + 1)}`);
