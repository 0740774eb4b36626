import * as z from 'zod';
import type { DeskCapability } from '../platform/capabilities.ts';
import { contract } from '../platform/contract.ts';
import { email, id, instant, line } from '../platform/words.ts';

/** The desk's roles: named sets of capabilities. Cognito groups carry the same names. */
export const deskRoles = {
  technician: { name: 'Technician', capabilities: ['desk:tickets', 'desk:companies'] },
  administrator: {
    name: 'Administrator',
    capabilities: ['desk:tickets', 'desk:companies', 'desk:staff', 'desk:audit'],
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
export const StaffMember = StaffFields.extend({ id, active: z.boolean(), createdAt: instant });
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

export const staffContract = contract({
  listStaff: {
    app: 'desk',
    can: 'desk:staff',
    method: 'GET',
    path: '/staff',
    summary: 'The members of staff',
    response: z.object({ staff: z.array(StaffMember) }),
  },
  inviteStaff: {
    app: 'desk',
    can: 'desk:staff',
    method: 'POST',
    path: '/staff',
    summary: 'Add a member of staff, who gets a welcome mail',
    body: StaffFields,
    response: z.object({ staffId: id }),
  },
  createTeam: {
    app: 'desk',
    can: 'desk:staff',
    method: 'POST',
    path: '/teams',
    summary: 'Add a support team',
    body: z.object({ name: line("the team's name", 80) }),
    response: z.object({ teamId: id }),
  },
  listAudit: {
    app: 'desk',
    can: 'desk:audit',
    method: 'GET',
    path: '/companies/{companyId}/audit',
    summary: 'The audit trail of a company in a month, newest first',
    params: z.object({ companyId: id }),
    query: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/, 'A month looks like 2026-11.') }),
    response: z.object({ entries: z.array(AuditEntry) }),
  },
});
