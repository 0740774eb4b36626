import type { CompanyId } from '../platform/context.ts';
import { entity, type Stored } from '../platform/entity.ts';
import { preferencesKey } from '../platform/keys.ts';
import { change, create, type Step } from '../platform/steps.ts';
import { read } from '../platform/table.ts';
import { Preferences } from './preferences.model.ts';

/** One small item a person: at most 30 views of 2 KB in practice, far below what an item may hold. */
export const preferencesEntity = entity('preferences', 1, Preferences);

/** What the person keeps; version 0 when nothing was ever kept. */
export const readPreferences = async (company: CompanyId, contactId: string): Promise<Stored<Preferences>> =>
  (await read(preferencesEntity, preferencesKey(company, contactId))) ?? { lists: {}, views: [], version: 0 };

/** Writes what follows from the version that was read; when it moved on, the caller tries again (Stale). */
export function keepPreferences(
  company: CompanyId,
  contactId: string,
  before: Stored<Preferences>,
  set: Partial<Preferences>,
): Step {
  const key = preferencesKey(company, contactId);
  const { lists, views } = before;
  return before.version === 0
    ? create(preferencesEntity.item({ lists, views, ...set }, key), () => undefined)
    : change(
        key,
        { set, add: { version: 1 } },
        {
          expression: '#version = :seen',
          names: { '#version': 'version' },
          values: { ':seen': before.version },
        },
        () => undefined,
      );
}
