import * as z from 'zod';
import { contract } from '../platform/contract.ts';
import { id, line } from '../platform/words.ts';
import { AuditEntry, StaffFields, StaffMember } from './staff.model.ts';

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
