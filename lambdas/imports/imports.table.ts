import * as z from 'zod';
import type { Actor, CompanyId, Customer, System } from '../platform/context.ts';
import { system } from '../platform/context.ts';
import { entity, type Stored } from '../platform/entity.ts';
import { importKey, importsPartition } from '../platform/keys.ts';
import { AppError, notFound } from '../platform/problem.ts';
import { change, create, type Change, type Step } from '../platform/steps.ts';
import { query, read, touch } from '../platform/table.ts';
import { id, instant } from '../platform/words.ts';
import { portalCapabilities, type PortalCapability } from '../platform/capabilities.ts';
import { Counts, Existing, importStates, type ImportState } from './import.model.ts';

/** Who stands behind what is done: the rights that this person had when the import was started, confirmed or undone. */
const Behind = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('customer'),
    id,
    name: z.string(),
    capabilities: z.array(z.enum(portalCapabilities)),
    sites: z.array(id),
    accessVersion: z.int(),
    levelsVersion: z.int().optional(),
  }),
  z.object({ kind: z.literal('system') }),
]);

/** An import. Its rows lie in the bucket in `pieces` of a hundred; `finished` of them are through the phase under way. */
export const ImportRecord = z.object({
  id,
  fileName: z.string(),
  site: z.object({ id, name: z.string() }),
  existing: Existing,
  state: z.enum(importStates),
  reason: z.string().optional(),
  /** The arrival of the file that counts: one that comes again under the same key is not read. */
  run: z.string().optional(),
  ignored: z.array(z.string()).default([]),
  rows: z.int().default(0),
  pieces: z.int().default(0),
  finished: z.int().default(0),
  ...Counts.shape,
  behind: Behind,
  startedBy: z.string(),
  startedAt: instant,
  confirmedBy: z.string().optional(),
  confirmedAt: instant.optional(),
  finishedAt: instant.optional(),
  undoneBy: z.string().optional(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;
export const importEntity = entity('import', 1, ImportRecord);
export type StoredImport = Stored<ImportRecord>;

/** What an import has when its file is not read yet. */
export const nothingYet = {
  ignored: [],
  rows: 0,
  pieces: 0,
  finished: 0,
  ...Counts.parse({}),
} satisfies Partial<ImportRecord>;

/** A place that nobody uploads to is forgotten after a day, in seconds. */
const waitsSeconds = 24 * 3600;

export const addImport = (company: CompanyId, record: ImportRecord): Step => {
  const expires =
    record.state === 'uploading'
      ? { expires: Math.floor(Date.parse(record.startedAt) / 1000) + waitsSeconds }
      : {};
  return create(importEntity.item(record, importKey(company, record.id), expires), () => undefined);
};

export const readImport = (company: CompanyId, importId: string): Promise<StoredImport | undefined> =>
  read(importEntity, importKey(company, importId));

/** The newest hundred. */
export async function findImports(company: CompanyId): Promise<StoredImport[]> {
  const { items } = await query({ partition: importsPartition(company), newestFirst: true, limit: 100 });
  return items.map((raw) => importEntity.parse(raw));
}

const among = (states: readonly ImportState[]) => ({
  expression: `#state IN (${states.map((_, i) => `:from${i}`).join(', ')})`,
  names: { '#state': 'state' },
  values: Object.fromEntries(states.map((state, i) => [`:from${i}`, state])),
});

/** The import from one of these states to another. Refuses when it stands elsewhere by now. */
export const turnImport = (
  company: CompanyId,
  importId: string,
  from: ImportState[],
  set: Partial<ImportRecord>,
  more: Omit<Change, 'set'> = {},
): Step =>
  change(
    importKey(company, importId),
    { ...more, set, add: { ...more.add, version: 1 } },
    among(from),
    (current) =>
      current
        ? new AppError('out-of-turn', 'This import stands elsewhere by now. Please look at it again.')
        : notFound('import'),
  );

/** The same outside a transaction; false when it stands elsewhere. */
export const moveImport = (
  company: CompanyId,
  importId: string,
  from: ImportState[],
  set: Partial<ImportRecord> & { expires?: number },
): Promise<boolean> => touch(importKey(company, importId), set, among(from));

/** Counts a piece that is through, with what became of its rows. */
export const countPiece = (company: CompanyId, importId: string, counts: Partial<Counts>): Step =>
  change(
    importKey(company, importId),
    { add: { ...counts, finished: 1 } },
    { expression: 'attribute_exists(PK)' },
    () => notFound('import'),
  );

export const behindOf = (actor: Customer): ImportRecord['behind'] => ({
  kind: 'customer',
  id: actor.id,
  name: actor.name,
  capabilities: [...actor.capabilities],
  sites: [...actor.sites],
  accessVersion: actor.accessVersion,
  ...(actor.levelsVersion !== undefined && { levelsVersion: actor.levelsVersion }),
});

/** The actor in whose name the rows are planned, applied and undone. */
export const actorBehind = (
  company: CompanyId,
  { behind }: ImportRecord,
): Extract<Actor, Customer | System> =>
  behind.kind === 'system'
    ? system
    : { ...behind, companyId: company, capabilities: new Set<PortalCapability>(behind.capabilities) };
