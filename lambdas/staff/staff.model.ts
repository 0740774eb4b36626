import * as z from 'zod';
import type { DeskCapability } from '../platform/capabilities.ts';
import { email, id, instant, line } from '../platform/words.ts';

/** The provider's people and what they did. Safe for the browser. */

/** The desk's roles: named sets of capabilities. Cognito groups carry the same names. */
export const deskRoles = {
  technician: { name: 'Technician', capabilities: ['desk:tickets', 'desk:companies', 'desk:profile'] },
  administrator: {
    name: 'Administrator',
    capabilities: [
      'desk:tickets',
      'desk:companies',
      'desk:services',
      'desk:staff',
      'desk:audit',
      'desk:settings',
      'desk:profile',
    ],
  },
} as const satisfies Record<string, { name: string; capabilities: readonly DeskCapability[] }>;
export type DeskRole = keyof typeof deskRoles;
export const DeskRole = z.enum(Object.keys(deskRoles) as [DeskRole, ...DeskRole[]], {
  error: 'Please choose a role.',
});

export const StaffFields = z.object({
  name: line('a name', 120),
  email,
  role: DeskRole,
  teamIds: z.array(id).max(20),
});
export type StaffFields = z.infer<typeof StaffFields>;
export const StaffMember = StaffFields.extend({
  id,
  active: z.boolean(),
  createdAt: instant,
  /** Since when signing in asks for a second factor as well. */
  factorSince: instant.optional(),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const AuditEntry = z.object({
  id,
  at: instant,
  event: z.string(),
  by: z.object({ kind: z.enum(['customer', 'staff', 'system']), id, name: z.string() }),
  subject: z.string(),
  summary: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
