import * as z from 'zod';
import { entity } from '../platform/entity.ts';
import { securityLevelsKey } from '../platform/keys.ts';
import { recall } from '../platform/remembered.ts';
import type { ShortList } from '../platform/short-list.ts';
import { read } from '../platform/table.ts';
import { isReadyMade, KeptLevel, levelsFrom, readyMade, type Levels } from './level.model.ts';

/**
 * The provider's own levels, and what it said of the ready-made ones: one item, because levels are read together.
 * 60 of at most 1.5 KB. The item's version counts every change: access tokens that depend on an own level name it.
 */
export const levelsEntity = entity('security-levels', 1, z.object({ entries: z.array(KeptLevel) }));
export const levelList: ShortList<KeptLevel> = {
  entity: levelsEntity,
  key: securityLevelsKey,
  thing: 'security level',
  most: 60,
};

/** All levels as they are now. */
export async function readLevels(): Promise<{ kept: KeptLevel[]; levels: Levels; version: number }> {
  const found = await read(levelsEntity, securityLevelsKey);
  const kept = found?.entries ?? [];
  return { kept, levels: levelsFrom(kept), version: found?.version ?? 0 };
}

/** What these levels open: the ready-made ones open what the code says, so only own ones are read. */
export async function levelsOf(ids: readonly string[]): Promise<Levels> {
  return ids.every(isReadyMade) ? readyMade : (await readLevels()).levels;
}

/** The same, at most half a minute old: for what decides who gets a mail, not who may do something. */
export async function recallLevels(ids: readonly string[]): Promise<Levels> {
  if (ids.every(isReadyMade)) return readyMade;
  const [raw] = await recall([securityLevelsKey]);
  return raw ? levelsFrom(levelsEntity.parse(raw).entries) : readyMade;
}
