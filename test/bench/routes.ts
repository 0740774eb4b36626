import { fullPath } from '../../lambdas/platform/contract.ts';
import { allRoutes } from '../../lambdas/contracts.ts';
import type { Cloud } from '../../local/cloud.ts';
import { openAtOnce, type History, type Home } from './history.ts';
import { median, percentile, startLoad, type Load, type Request } from './load.ts';
import type { Part, Row } from './report.ts';

/** Latency, DynamoDB requests and CPU time of the five routes that people use all day, with a short and a long history. */
export type Size = { tickets: number; home: Home };
export type Filled = Size & History;
type Measured = {
  times: number[];
  cpu: { host: number; table: number };
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

export async function measureRoutes(cloud: Cloud, filled: Filled[], effort: Effort): Promise<Part> {
  const load = startLoad();
  const rows: Row[] = [];
  try {
    for (const operation of operations) {
      const results = await measure(cloud, load, filled, operation, effort);
      results.forEach((result, i) => rows.push(row(operation, filled[i]!, result, results[0])));
    }
  } finally {
    load.stop();
  }
  return {
    name: 'Routes',
    notes: [
      `${effort.block * effort.blocks} requests each, one after the other, after ${effort.warmUp} to warm up; the sizes take turns in blocks of ${effort.block}.`,
      `Both companies have ${openAtOnce} open tickets: only the history grows. They live in one table.`,
      'CPU: host with the function threads, and DynamoDB engine, both with what follows from the request (stream, audit trail, counts, mails).',
      'DynamoDB: requests of the API function alone; "later": those of all functions that follow. Looks at the access, at most one a second, are left out.',
    ],
    rows,
  };
}

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
    asked: new Map(),
    after: 0,
  }));
  for (let round = 0; round < blocks; round++) {
    for (const [i, size] of sizes.entries()) {
      await cloud.settled(60_000);
      const result = results[i]!;
      cloud.requests.take();
      const before = cloud.cpu();
      result.times.push(...(await send(size, block)));
      if (writes) await cloud.settled(60_000);
      const now = cloud.cpu();
      result.cpu.host += now.hostMs - before.hostMs;
      result.cpu.table += now.tableMs - before.tableMs;
      for (const { function: fn, service, operation, count } of cloud.requests.take()) {
        if (service !== 'dynamodb' || operation === 'GetItem') continue;
        if (/portalapi/.test(fn)) result.asked.set(operation, (result.asked.get(operation) ?? 0) + count);
        else result.after += count;
      }
    }
  }
  return results;
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
    'p50 by history':
      smallest && smallest !== result
        ? { value: p50 / median(smallest.times), goal: 1.2, unit: '×' }
        : undefined,
    'host CPU ms': result.cpu.host / count,
    'table CPU ms': result.cpu.table / count,
    'CPU a request': { value: cpu / count, goal: 6, unit: ' ms' },
    DynamoDB: [...result.asked].map(([name, asked]) => `${+(asked / count).toFixed(2)} ${name}`).join(' + '),
    later: operation.writes ? result.after / count : undefined,
  };
}
