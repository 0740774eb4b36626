import type { CompanyId } from '../platform/context.ts';
import { entity, type Stored } from '../platform/entity.ts';
import { digestKey, digestPartition } from '../platform/keys.ts';
import { change, removeIf, type Step } from '../platform/steps.ts';
import { query, read } from '../platform/table.ts';
import { Digest, type DigestEntry } from './digest.model.ts';

/** One item for each person who chose the daily mail and to whom something has happened. */
export const digestEntity = entity('digest', 1, Digest);

type Whose = Pick<Digest, 'companyId' | 'contactId'>;
const keyOf = ({ companyId, contactId }: Whose) => digestKey(companyId as CompanyId, contactId);

export const readDigest = (whose: Whose): Promise<Stored<Digest> | undefined> =>
  read(digestEntity, keyOf(whose));

/** Adds to what waits; the first one makes the item. */
export const addToDigest = ({ companyId, contactId }: Whose, entry: DigestEntry | undefined): Step =>
  change(
    keyOf({ companyId, contactId }),
    {
      set: { entity: digestEntity.name, schema: digestEntity.schemaVersion, companyId, contactId },
      add: { version: 1, ...(entry ? {} : { more: 1 }) },
      ...(entry && { append: { entries: [entry] } }),
    },
    undefined,
    () => undefined,
  );

const asSeen = ({ version }: Stored<Digest>) => ({
  expression: '#version = :seen',
  names: { '#version': 'version' },
  values: { ':seen': version },
});

/** Takes all that waits away, for the mail of this day; Stale when something was added since. */
export const emptyDigest = (digest: Stored<Digest>, day: string): Step =>
  change(
    keyOf(digest),
    { set: { entries: [], more: 0, lastDay: day }, add: { version: 1 } },
    asSeen(digest),
    () => undefined,
  );

/** Forgets somebody to whom nothing has happened for a day. */
export const forgetDigest = (digest: Stored<Digest>): Step =>
  removeIf(keyOf(digest), asSeen(digest), () => undefined);

/** A page of what waits, after this one. */
export async function pageOfDigests(after?: Record<string, unknown>) {
  const page = await query({ partition: digestPartition, limit: 100, after });
  return { digests: page.items.map((raw) => digestEntity.parse(raw)), end: page.end };
}
