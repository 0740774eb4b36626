import type { Key } from '../platform/entity.ts';
import { countKey } from '../platform/keys.ts';
import { change, type Step } from '../platform/steps.ts';
import type { Amounts } from './counts.model.ts';

/** A count item: numbers by counter. What was never counted is 0. */
export type Counts = Record<string, number>;

export const countsOf = (raw: Record<string, unknown> | undefined): Counts =>
  Object.fromEntries(
    Object.entries(raw ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );

/** Counters added up, each item so many times. */
export function addUp(items: { counts: Counts; times: number }[]): Counts {
  const sum: Counts = {};
  for (const { counts, times } of items)
    for (const [counter, count] of Object.entries(counts)) sum[counter] = (sum[counter] ?? 0) + count * times;
  return sum;
}

export const keyOf = (company: string, where: string): Key => {
  const [scope = '', period = ''] = where.split(' ');
  return countKey(company, scope, period);
};

/** The steps that move the counts by these amounts. */
export const moveCounts = (company: string, amounts: Amounts): Step[] =>
  [...amounts].map(([where, counters]) =>
    change(
      keyOf(company, where),
      { add: Object.fromEntries(counters), set: { entity: 'counts' } },
      undefined,
      () => undefined,
    ),
  );
