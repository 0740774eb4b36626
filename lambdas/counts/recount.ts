import { commitAlone } from '../platform/once.ts';
import type { CompanyId } from '../platform/context.ts';
import { countsPartition } from '../platform/keys.ts';
import { change } from '../platform/steps.ts';
import { queryAll } from '../platform/table.ts';
import { everyTicket } from '../tickets/tickets.queries.ts';
import { addShare, place, type Amounts } from './counts.model.ts';
import { countsOf, keyOf, type Counts } from './counts.table.ts';

/** The repair of the counts, for operators: its cost grows with the company's history. */

/** A counter that is not what a recount finds. */
export type Drift = { where: string; counter: string; kept: number; found: number };

async function countAnew(company: CompanyId): Promise<Amounts> {
  const amounts: Amounts = new Map();
  for await (const ticket of everyTicket(company)) addShare(amounts, ticket, 1);
  return amounts;
}

async function keptCounts(company: CompanyId): Promise<Map<string, Counts>> {
  const items = await queryAll({ partition: countsPartition(company), limit: 100_000 });
  return new Map(
    items.map((raw) => {
      const [scope = '', period = ''] = String(raw.SK).split('#');
      return [place(scope, period), countsOf(raw)];
    }),
  );
}

/** What the kept counts say otherwise than a recount. Changes that are still on their way look like drift: look again. */
export async function findDrift(company: CompanyId): Promise<Drift[]> {
  const [found, kept] = [await countAnew(company), await keptCounts(company)];
  return [...new Set([...found.keys(), ...kept.keys()])].flatMap((where) => {
    const [is, should] = [kept.get(where) ?? {}, Object.fromEntries(found.get(where) ?? [])];
    return [...new Set([...Object.keys(is), ...Object.keys(should)])]
      .map((counter) => ({ where, counter, kept: is[counter] ?? 0, found: should[counter] ?? 0 }))
      .filter((one) => one.kept !== one.found);
  });
}

/** The drift that two looks find alike, `pauseMs` apart: what the stream brings by itself in that time is none. */
export async function lastingDrift(company: CompanyId, pauseMs: number): Promise<Drift[]> {
  const first = await findDrift(company);
  if (first.length === 0) return [];
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  const second = new Set((await findDrift(company)).map((one) => JSON.stringify(one)));
  return first.filter((one) => second.has(JSON.stringify(one)));
}

/** Corrects one counter by what it is off, if it still stands where it was seen; false when it has moved meanwhile. */
export const mend = (company: CompanyId, { where, counter, kept, found }: Drift): Promise<boolean> =>
  commitAlone(
    change(
      keyOf(company, where),
      { add: { [counter]: found - kept }, set: { entity: 'counts' } },
      {
        expression: kept === 0 ? 'attribute_not_exists(#seen) OR #seen = :seen' : '#seen = :seen',
        names: { '#seen': counter },
        values: { ':seen': kept },
      },
      () => undefined,
    ),
  );
