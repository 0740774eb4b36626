import type * as z from 'zod';
import { completed } from '../platform/capabilities.ts';
import { idFor, type Context, type Staff, type System } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { AppError, invalidField, notFound } from '../platform/problem.ts';
import { addEntry, keepEntry } from '../platform/short-list.ts';
import { isReadyMade, isTaken, readyMade, type ChangeLevel, type LevelFields } from './level.model.ts';
import type { levelsContract } from './levels.contract.ts';
import { levelList, readLevels } from './levels.table.ts';

/**
 * The provider's security levels. What changes here counts from the next request of everybody who has the level: their
 * tokens name the version of the list (platform/access.ts), so however many they are, nothing has to be written for them.
 */
type C = typeof levelsContract;
type ByStaff = Context<Staff | System>;

export async function listSecurityLevels(): Promise<Output<C['listSecurityLevels']>> {
  const { kept, levels } = await readLevels();
  const marks = new Map(kept.map((one) => [one.id, one]));
  return {
    levels: [...levels.values()].map((level) => ({
      ...level,
      version: marks.get(level.id)?.version ?? 0,
      changedBy: marks.get(level.id)?.changedBy,
    })),
  };
}

function assertFree(name: string): void {
  if (isTaken(name)) throw invalidField('name', 'A ready-made security level has this name.');
}

export async function createSecurityLevel(
  context: ByStaff,
  asked: LevelFields,
  id = idFor(context),
): Promise<{ levelId: string }> {
  assertFree(asked.name);
  const fields = { ...asked, id, capabilities: completed(asked.capabilities), retired: false };
  return addEntry(context, levelList, fields, {
    result: { levelId: id },
    event: {
      type: 'level.created',
      subject: id,
      summary: `Made the security level ${asked.name}`,
      data: { capabilities: fields.capabilities },
    },
    asked,
  });
}

export async function changeSecurityLevel(
  context: ByStaff,
  id: string,
  asked: z.infer<typeof ChangeLevel>,
): Promise<void> {
  if (isReadyMade(id))
    throw new AppError(
      'out-of-turn',
      'A ready-made security level stays as it is. Please make your own as a copy of it.',
    );
  assertFree(asked.name);
  const { version, ...fields } = asked;
  const capabilities = completed(fields.capabilities);
  await keepEntry(context, levelList, { ...fields, id, capabilities }, version, {
    result: null,
    event: {
      type: 'level.changed',
      subject: id,
      summary: `${fields.retired ? 'Retired' : 'Changed'} the security level ${fields.name}`,
      data: { capabilities },
    },
    asked: { id, ...asked },
  });
}

export async function markSecurityLevel(
  context: ByStaff,
  id: string,
  asked: Input<C['markSecurityLevel']>['body'],
): Promise<void> {
  const { kept } = await readLevels();
  const level = kept.find((one) => one.id === id) ?? readyMade.get(id);
  if (!level) throw notFound('security level');
  const { name, meaning, capabilities, retired } = level;
  const fields = { id, name, meaning, capabilities, retired, mayGive: asked.mayGive };
  await keepEntry(context, levelList, fields, asked.version, {
    result: null,
    event: {
      type: 'level.changed',
      subject: id,
      summary: `Customers’ administrators may ${asked.mayGive ? '' : 'not '}give the security level ${name}`,
      data: {},
    },
    asked: { id, ...asked },
  });
}
