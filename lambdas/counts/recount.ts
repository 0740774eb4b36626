import type { CompanyId } from '../platform/context.ts';
import { companyTickets, countsPartition } from '../platform/keys.ts';
import { put } from '../platform/steps.ts';
import { applyOnce } from '../platform/once.ts';
import { query, queryAll } from '../platform/table.ts';
import { ticketEntity } from '../tickets/tickets.table.ts';
import { addShare, place, type Amounts } from './counts.model.ts';
import { countsOf, keyOf } from './counts.table.ts';

/** A counter that is not what a recount finds. */
export type Drift = { where: string; counter: string; kept: number; found: number };

/** Counts all tickets of a company anew, page by page. For operators: its cost grows with the company's history. */
async function countAnew(company: CompanyId): Promise<Amounts> {
  const amounts: Amounts = new Map();
  let after: Record<string, unknown> | undefined;
  do {
    const page = await query({ index: 'GSI1', partition: companyTickets(company), limit: 1_000, after });
    for (const raw of page.items) addShare(amounts, ticketEntity.parse(raw), 1);
    after = page.end;
  } while (after);
  return amounts;
}

/** Compares the kept counts with a recount; with `mend`, writes what was found. Run it while nobody works, or again. */
export async function recount(company: CompanyId, mend: boolean): Promise<Drift[]> {
  const found = await countAnew(company);
  const kept = new Map(
    (await queryAll({ partition: countsPartition(company), limit: 100_000 })).map((raw) => {
      const [scope = '', period = ''] = String(raw.SK).split('#');
      return [place(scope, period), countsOf(raw)] as const;
    }),
  );
  const drift: Drift[] = [];
  for (const where of new Set([...found.keys(), ...kept.keys()])) {
    const [is, should] = [kept.get(where) ?? {}, Object.fromEntries(found.get(where) ?? [])];
    for (const counter of new Set([...Object.keys(is), ...Object.keys(should)]))
      if ((is[counter] ?? 0) !== (should[counter] ?? 0))
        drift.push({ where, counter, kept: is[counter] ?? 0, found: should[counter] ?? 0 });
    if (mend && drift.some((one) => one.where === where))
      await applyOnce(`recount-${Date.now()}-${where}`, 'COUNTS', [
        put({ ...should, ...keyOf(company, where), entity: 'counts' }),
      ]);
  }
  return drift;
}
