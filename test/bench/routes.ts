import { fullPath } from '../../lambdas/platform/contract.ts';
import { allRoutes } from '../../lambdas/contracts.ts';
import type { Cloud } from '../../local/cloud.ts';
import { openAtOnce, type History, type Home } from './history.ts';
import { median, percentile, startLoad, type Load, type Request } from './load.ts';
import type { Part, Row, Verdict } from './report.ts';

/** Latency, DynamoDB requests and CPU time of the five routes that people use all day, with a short and a long history. */
export type Size = { tickets: number; home: Home };
export type Filled = Size & History;
type Measured = {
  times: number[];
  cpu: { host: number; table: number };
  /** CPU of the requests and of all that follows from them. */
  whole: number;
  asked: Map<string, number>;
  after: number;
};
type Operation = { name: string; writes: boolean; request: (size: Filled, i: number) => Request };

const paths = new Map(allRoutes.map(([name, route]) => [name, { ...route, path: fullPath(route) }]));
const to = (name: string, number = ''): Request => {
  const route = paths.get(name);
  if (!route) throw new Error(`There is no route ${name}.`);
  return { method: route.method, path: route.path.replace('{number}', number) };
};
const nth = <T>(list: T[], i: number): T => list[i % list.length] as T;

const operations: Operation[] = [
  { name: 'home', writes: false, request: () => to('getHome') },
  { name: 'list, open', writes: false, request: () => to('listTickets') },
  {
    name: 'list, all, page 1',
    writes: false,
    request: () => ({ ...to('listTickets'), path: `${to('listTickets').path}?list=all` }),
  },
  {
    name: 'ticket page',
    writes: false,
    request: ({ closed }, i) => to('getTicket', nth(closed, i * 7)),
  },
  {
    name: 'create',
    writes: true,
    request: ({ home }) => ({
      ...to('createTicket'),
      body: {
        type: 'incident',
        siteId: home.site,
        contactId: home.contact,
        title: 'The till in the shop prints receipts without the date',
        description: 'Since this morning the receipts carry no date. We restarted the till twice.',
        urgency: 'medium',
        impact: 'others',
        itemId: home.item,
        customerReference: 'PO-1042',
      },
    }),
  },
  {
    name: 'reply',
    writes: true,
    request: ({ open }, i) => ({
      ...to('addNote', nth(open, i)),
      body: { text: 'It happened again this morning.', seen: 'in-progress' },
    }),
  },
];

export type Effort = { warmUp: number; block: number; blocks: number };

/**
 * Measures all operations for each size, taking turns. `alone`: the p50 of each operation while the table held
 * nothing but the smallest history, if that was measured before.
 */
export async function measureRoutes(
  cloud: Cloud,
  filled: Filled[],
  effort: Effort,
  alone?: Map<string, number>,
): Promise<{ part: Part; p50: Map<string, number> }> {
  const load = startLoad();
  const rows: Row[] = [];
  const medians = new Map<string, number>();
  try {
    for (const operation of operations) {
      const results = await measure(cloud, load, filled, operation, effort);
      medians.set(operation.name, median(results[0]?.times ?? []));
      results.forEach((result, i) =>
        rows.push({
          ...row(operation, filled[i]!, result, results[0]),
          'p50 by a full table': ratio(median(result.times), alone?.get(operation.name), 1.3),
        }),
      );
    }
  } finally {
    load.stop();
  }
  const part = {
    name: 'Routes',
    notes: [
      `${effort.block * effort.blocks} requests each, one after the other, after ${effort.warmUp} to warm up; the sizes take turns in blocks of ${effort.block}.`,
      `Both companies have ${openAtOnce} open tickets: only the history grows. They live in one table.`,
      '"By history": to the short one at the same time. "By a full table": to the short one alone in the table, before 99,000 tickets joined it.',
      'CPU: host with the function threads, and DynamoDB engine, until the answer; "CPU with it": with all that follows from the request (stream, audit trail, counts, words, mails).',
      'DynamoDB: requests of the API function alone; "later": those of all functions that follow. Looks at the access, at most one a second, are left out.',
    ],
    rows,
  };
  return { part, p50: medians };
}

const ratio = (value: number, to: number | undefined, goal: number): Verdict | undefined =>
  to === undefined ? undefined : { value: value / to, goal, unit: '×' };

async function measure(
  cloud: Cloud,
  load: Load,
  sizes: Filled[],
  { request, writes }: Operation,
  { warmUp, block, blocks }: Effort,
): Promise<Measured[]> {
  let sent = 0;
  const send = (size: Filled, count: number) =>
    load.send({
      site: cloud.addresses.site,
      cookie: size.home.cookie,
      requests: Array.from({ length: count }, () => request(size, sent++)),
    });
  for (const size of sizes) await send(size, warmUp);
  const results = sizes.map((): Measured => ({
    times: [],
    cpu: { host: 0, table: 0 },
    whole: 0,
    asked: new Map(),
    after: 0,
  }));
  for (let round = 0; round < blocks; round++) {
    for (const [i, size] of sizes.entries()) {
      await cloud.settled(60_000);
      const result = results[i]!;
      const timed = async () => void result.times.push(...(await send(size, block)));
      const alone = await spent(cloud, () => (writes ? cloud.unfollowed(timed) : timed()));
      result.cpu.host += alone.host;
      result.cpu.table += alone.table;
      for (const { operation, count } of alone.asked.filter(({ function: fn }) => fn.includes('portalapi')))
        result.asked.set(operation, (result.asked.get(operation) ?? 0) + count);
      if (!writes) continue;
      const whole = await spent(cloud, async () => {
        await send(size, block);
        await cloud.settled(60_000);
      });
      result.whole += whole.host + whole.table;
      result.after += whole.asked
        .filter(({ function: fn }) => !fn.includes('portalapi'))
        .reduce((sum, { count }) => sum + count, 0);
    }
  }
  return results;
}

/** The CPU time and the requests to DynamoDB (but for looks at the access) of some work. */
async function spent(cloud: Cloud, work: () => Promise<void>) {
  cloud.requests.take();
  const before = cloud.cpu();
  await work();
  const now = cloud.cpu();
  const asked = cloud.requests
    .take()
    .filter(({ service, operation }) => service === 'dynamodb' && operation !== 'GetItem');
  return { host: now.hostMs - before.hostMs, table: now.tableMs - before.tableMs, asked };
}

function row(operation: Operation, size: Filled, result: Measured, smallest: Measured | undefined): Row {
  const count = result.times.length;
  const cpu = result.cpu.host + result.cpu.table;
  const p50 = median(result.times);
  return {
    route: operation.name,
    tickets: size.tickets,
    'p50 ms': p50,
    'p99 ms': percentile(result.times, 0.99),
    'p50 by history': smallest === result ? undefined : ratio(p50, smallest && median(smallest.times), 1.2),
    'host CPU ms': result.cpu.host / count,
    'table CPU ms': result.cpu.table / count,
    'CPU a request': { value: cpu / count, goal: 6, unit: ' ms' },
    DynamoDB: [...result.asked].map(([name, asked]) => `${+(asked / count).toFixed(2)} ${name}`).join(' + '),
    later: operation.writes ? result.after / count : undefined,
    'CPU with it': operation.writes ? result.whole / count : undefined,
  };
}
