import { commit, earlierResult, Stale } from './commit.ts';
import type { Context } from './context.ts';
import type { Entity, Key, Stored } from './entity.ts';
import type { NewEvent } from './event.ts';
import { AppError, invalidField, notFound } from './problem.ts';
import { change, create, type Step } from './steps.ts';
import { read } from './table.ts';

/**
 * A short list that lies in one item, because it is always read as a whole. Its entries have versions of their own:
 * who changes one entry is not in the way of who changes another.
 */
export type Entry = { id: string; name: string; version: number; changedBy: string };
export type Kept<E extends Entry> = { entries: E[] };
export type ShortList<E extends Entry> = {
  entity: Entity<Kept<E>>;
  key: Key;
  /** What an entry is called in words: `service`. */
  thing: string;
  /** How many there may be: the item must stay far below 400 KB. */
  most: number;
};
type Fields<E extends Entry> = Omit<E, 'version' | 'changedBy'>;
type Told<R> = { event: NewEvent; result: R; asked: unknown; also?: Step[] };

/** The item of a list that is still empty. */
export const emptyList = <E extends Entry>({ entity, key }: ShortList<E>): Step =>
  create(entity.item({ entries: [] }, key), () => undefined);

/** Adds an entry; one with this id is left as it is. Refuses a name that another entry has, and more than there is room for. */
export function addEntry<E extends Entry, R>(
  context: Context,
  list: ShortList<E>,
  fields: Fields<E>,
  told: Told<R>,
): Promise<R> {
  const added = { ...fields, version: 1, changedBy: context.actor.name } as E;
  return rewrite(context, list, told, (entries) => {
    if (entries.some(({ id }) => id === added.id)) return entries;
    refuseSameName(list, entries, added);
    if (entries.length >= list.most)
      throw invalidField(
        'name',
        `There is room for ${list.most} of these. Please change one that you no longer need.`,
      );
    return [...entries, added];
  });
}

/** As `changeEntry`; version 0 is an entry that the list does not hold yet. */
export const keepEntry = <E extends Entry, R>(
  context: Context,
  list: ShortList<E>,
  fields: Fields<E>,
  version: number,
  told: Told<R>,
): Promise<R> =>
  version > 0
    ? changeEntry(context, list, fields, version, told)
    : rewrite(context, list, told, (entries) => {
        const kept = { ...fields, version: 1, changedBy: context.actor.name } as E;
        const current = entries.find(({ id }) => id === kept.id);
        if (current) throw changedBy(list, current);
        refuseSameName(list, entries, kept);
        return [...entries, kept];
      });

const changedBy = <E extends Entry>({ thing }: ShortList<E>, current: E): AppError =>
  new AppError(
    'conflict',
    `${current.changedBy} changed this ${thing} meanwhile. Please look at it as it is now, then try again.`,
  );

/** Changes an entry that has this version. Throws when it is gone, was changed meanwhile, or takes another's name. */
export function changeEntry<E extends Entry, R>(
  context: Context,
  list: ShortList<E>,
  fields: Fields<E>,
  version: number,
  told: Told<R>,
): Promise<R> {
  const changed = { ...fields, version: version + 1, changedBy: context.actor.name } as E;
  return rewrite(context, list, told, (entries) => {
    const current = entries.find(({ id }) => id === changed.id);
    if (!current) throw notFound(list.thing);
    if (current.version !== version) throw changedBy(list, current);
    refuseSameName(list, entries, changed);
    return entries.map((entry) => (entry === current ? changed : entry));
  });
}

const refuseSameName = <E extends Entry>({ thing }: ShortList<E>, entries: E[], { id, name }: E): void => {
  const same = (other: E) => other.id !== id && other.name.toLowerCase() === name.toLowerCase();
  if (entries.some(same)) throw invalidField('name', `There is another ${thing} of this name.`);
};

/** Reads, alters and writes the list; again when somebody else was quicker. A repeated request gets the first one's result. */
async function rewrite<E extends Entry, R>(
  context: Context,
  { entity, key }: ShortList<E>,
  { event, result, asked, also = [] }: Told<R>,
  alter: (entries: E[]) => E[],
): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    const seen = await read(entity, key);
    const entries = seen?.entries ?? [];
    let next: E[];
    try {
      next = alter(entries);
    } catch (refused) {
      // What this very request did before must not be the reason to refuse it now.
      const earlier = await earlierResult<R>(context, asked);
      if (earlier !== undefined) return earlier;
      throw refused;
    }
    if (next === entries) return result;
    try {
      const save = seen
        ? change(key, { set: { entries: next }, add: { version: 1 } }, asSeen(seen), () => undefined)
        : create(entity.item({ entries: next }, key), () => undefined);
      return await commit(context, { steps: [...also, save], event, result, asked });
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      if (attempt === 8)
        throw new AppError('unavailable', 'Too many people are changing this right now. Please try again.');
    }
  }
}

const asSeen = ({ version }: Stored<object>) => ({
  expression: '#version = :seen',
  names: { '#version': 'version' },
  values: { ':seen': version },
});
