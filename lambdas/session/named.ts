import { findPerson } from '../account/person.ts';
import type { Newcomer } from './second-factor.ts';

/** What somebody who has no token yet is called, for the audit trail. */
export const nameOf = async ({ id, companyId }: Pick<Newcomer, 'id' | 'companyId'>): Promise<string> =>
  (await findPerson(id, companyId))?.name ?? 'Somebody';
