import type { Key } from './entity.ts';
import { readMany } from './table.ts';

/**
 * Things that change rarely (settings, sites, items, teams), remembered by this copy of the function for 30 seconds.
 * Only what exists is remembered, so a new thing is found at once; a change shows after half a minute at most.
 * Keys carry the company, so what is remembered for one can never answer another.
 */
const rememberedFor = 30_000;
const memory = new Map<string, { until: number; item: Record<string, unknown> }>();

/** The items of these keys, in their order; what is not remembered comes in one batch. */
export async function recall(keys: Key[]): Promise<(Record<string, unknown> | undefined)[]> {
  const now = Date.now();
  const name = (key: Key) => `${key.PK}\n${key.SK}`;
  const fresh = (key: Key) => {
    const known = memory.get(name(key));
    return known && known.until > now ? known.item : undefined;
  };
  const missing = keys.filter((key) => !fresh(key));
  const loaded = missing.length > 0 ? await readMany(missing) : [];
  const found = new Map(missing.map((key, i) => [name(key), loaded[i]]));
  if (memory.size > 10_000) memory.clear();
  for (const [key, item] of found) if (item) memory.set(key, { until: now + rememberedFor, item });
  return keys.map((key) => fresh(key) ?? found.get(name(key)));
}
