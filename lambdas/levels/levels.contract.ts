import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id } from '../platform/words.ts';
import { ChangeLevel, Level, LevelFields } from './level.model.ts';

const params = z.object({ levelId: id });
/** 0: nobody has changed it yet. */
const seen = z.int().nonnegative();

/** A level at the desk, with who changed it last. */
export const DeskLevel = Level.extend({ version: seen, changedBy: z.string().optional() });
export type DeskLevel = z.infer<typeof DeskLevel>;

/** The provider makes security levels, and says which of them a customer's administrator may give (F4). */
export const levelsContract = contract({
  listSecurityLevels: {
    app: 'desk',
    can: 'desk:companies',
    method: 'GET',
    path: '/security-levels',
    summary: 'All security levels, retired ones included',
    response: z.object({ levels: z.array(DeskLevel) }),
  },
  createSecurityLevel: {
    app: 'desk',
    can: 'desk:settings',
    method: 'POST',
    path: '/security-levels',
    summary: 'Make a security level of one’s own',
    body: LevelFields,
    response: z.object({ levelId: id }),
  },
  changeSecurityLevel: {
    app: 'desk',
    can: 'desk:settings',
    method: 'PUT',
    path: '/security-levels/{levelId}',
    summary: 'Change or retire a security level of one’s own',
    params,
    body: ChangeLevel,
  },
  markSecurityLevel: {
    app: 'desk',
    can: 'desk:settings',
    method: 'PUT',
    path: '/security-levels/{levelId}/giving',
    summary: 'Say whether a customer’s administrator may give a security level',
    params,
    body: z.object({ mayGive: z.boolean(), version: seen }),
  },
});
