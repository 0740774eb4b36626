import * as z from 'zod';
import { completed, portalCapabilities, type PortalCapability } from '../platform/capabilities.ts';
import { id, line, version } from '../platform/words.ts';

/** Security levels (F4): named sets of capabilities, several for a contact. Safe for the browser. */

const own = ['tickets:read-own', 'tickets:create', 'tickets:approve', 'profile:read'] as const;
const ofSites = [...own, 'tickets:read-site'] as const;
const ofCompany = [...ofSites, 'tickets:read-company'] as const;
const managing = [...ofCompany, 'items:read', 'contacts:read', 'contacts:manage'] as const;

/** The ready-made ones; their meanings promise what there is to see, so items wait for a page of theirs. Ids are stored and are the names of Cognito groups, names are written in imports: neither changes. */
export const readyMadeLevels = {
  'standard-user': {
    name: 'Standard User',
    meaning: 'Sees all tickets of the company and raises tickets.',
    capabilities: [...ofCompany, 'items:read'],
  },
  'admin-user': {
    name: 'Admin User',
    meaning: 'Everything of a Standard User, and manages contacts and their access to the portal.',
    capabilities: managing,
  },
  'site-user': {
    name: 'Site User',
    meaning: 'Sees all tickets of the own sites and raises tickets there.',
    capabilities: [...ofSites, 'items:read'],
  },
  'portal-user': {
    name: 'Portal User',
    meaning: 'Sees and raises own tickets only.',
    capabilities: own,
  },
  'power-user': {
    name: 'Power User',
    meaning: 'Sees all tickets of the company and raises tickets.',
    capabilities: ofCompany,
  },
  standard: {
    name: 'Standard',
    meaning: 'Sees and raises own tickets: what everybody of the company needs.',
    capabilities: own,
  },
  billing: {
    name: 'Billing',
    meaning: 'Sees and raises own tickets. For those who deal with invoices.',
    capabilities: own,
  },
  technical: {
    name: 'Technical',
    meaning: 'Sees all tickets of the company, raises tickets, and manages contacts.',
    capabilities: managing,
  },
  primary: {
    name: 'Primary',
    meaning: 'May do everything that the portal offers the company.',
    capabilities: portalCapabilities,
  },
} as const satisfies Record<
  string,
  { name: string; meaning: string; capabilities: readonly PortalCapability[] }
>;

export type ReadyMadeId = keyof typeof readyMadeLevels;
export const readyMadeIds = Object.keys(readyMadeLevels) as [ReadyMadeId, ...ReadyMadeId[]];
export const isReadyMade = (level: string): level is ReadyMadeId => Object.hasOwn(readyMadeLevels, level);

export const Capabilities = z.array(z.enum(portalCapabilities));

/** A level as everything that gives and reads levels knows it. */
export const Level = z.object({
  id,
  name: z.string(),
  meaning: z.string(),
  capabilities: Capabilities,
  /** Whether a customer's administrator may give it. The desk may give every level. */
  mayGive: z.boolean(),
  /** Nobody can be given it any more; who has it keeps it. */
  retired: z.boolean(),
  readyMade: z.boolean(),
});
export type Level = z.infer<typeof Level>;
export type Levels = ReadonlyMap<string, Level>;

/** What is kept of a level: all of an own one, of a ready-made one whether customers may give it. */
export const KeptLevel = Level.omit({ readyMade: true }).extend({ version, changedBy: z.string() });
export type KeptLevel = z.infer<typeof KeptLevel>;

const untouched = readyMadeIds.map((level): Level => {
  const { name, meaning, capabilities } = readyMadeLevels[level];
  const all = completed([...capabilities]);
  return { id: level, name, meaning, capabilities: all, mayGive: true, retired: false, readyMade: true };
});

/** The ready-made levels, where only their capabilities count. */
export const readyMade: Levels = new Map(untouched.map((level) => [level.id, level]));

/** All levels: the ready-made ones in their order, then the provider's own by name. */
export function levelsFrom(kept: readonly KeptLevel[]): Levels {
  const marks = new Map(kept.map((one) => [one.id, one]));
  const ready = untouched.map((level) => ({ ...level, mayGive: marks.get(level.id)?.mayGive ?? true }));
  const ours = kept
    .filter((one) => !isReadyMade(one.id))
    .map(({ id: own, name, meaning, capabilities, mayGive, retired }) => ({
      ...{ id: own, name, meaning, mayGive, retired },
      capabilities: completed(capabilities),
      readyMade: false,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return new Map([...ready, ...ours].map((level) => [level.id, level]));
}

/** What somebody with all of these levels may do; a level that nobody knows opens nothing. */
export const capabilitiesOf = (ids: readonly string[], levels: Levels): PortalCapability[] => [
  ...new Set(ids.flatMap((one) => levels.get(one)?.capabilities ?? [])),
];

/** The names of levels, for people. */
export const levelNames = (ids: readonly string[], levels: Levels): string[] =>
  ids.map((one) => levels.get(one)?.name ?? one);

/** Whether these capabilities see tickets by site: neither all of the company, nor the own ones alone. */
export const seesBySite = (capabilities: readonly PortalCapability[]): boolean =>
  capabilities.includes('tickets:read-site') && !capabilities.includes('tickets:read-company');

/** Imports write names side by side with semicolons between, and a spreadsheet must never take one for a formula. */
const name = line('a name', 60)
  .refine((text) => /^[\p{L}\p{N}]/u.test(text), 'Please begin the name with a letter or a digit.')
  .refine((text) => !text.includes(';'), 'Please leave semicolons out of the name.');

/** What the desk's form for an own level holds. */
export const LevelFields = z.object({
  name,
  meaning: line('what it is for', 200),
  capabilities: Capabilities.max(portalCapabilities.length),
  mayGive: z.boolean(),
});
export type LevelFields = z.infer<typeof LevelFields>;
export const ChangeLevel = LevelFields.extend({ retired: z.boolean(), version });

/** Whether a ready-made level has this name. */
export const isTaken = (wanted: string): boolean =>
  untouched.some((level) => level.name.toLowerCase() === wanted.toLowerCase());
