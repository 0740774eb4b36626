import * as z from 'zod';
import { entity, type Stored } from '../platform/entity.ts';
import { addressKey, auditKey, auditPartition, staffKey, staffPartition } from '../platform/keys.ts';
import { AppError } from '../platform/problem.ts';
import { SignedOut } from '../platform/signed-out.ts';
import { create, type Step } from '../platform/steps.ts';
import { queryAll, read } from '../platform/table.ts';
import { instant } from '../platform/words.ts';
import type { EventRecord } from '../platform/event.ts';
import { AuditEntry, DeskRole, StaffFields, type StaffMember } from './staff.model.ts';

export const StaffRecord = StaffFields.extend({
  id: z.string(),
  role: DeskRole,
  access: z.object({ active: z.boolean(), version: z.int() }),
  signedOut: SignedOut.optional(),
  factorSince: instant.optional(),
  welcomedAt: instant.optional(),
  createdAt: instant,
});
export type StaffRecord = z.infer<typeof StaffRecord>;
export const staffEntity = entity('staff', 1, StaffRecord);
export const auditEntity = entity('audit', 1, AuditEntry);

const toMember = (record: Stored<StaffRecord>): StaffMember => ({ ...record, active: record.access.active });

/** Everybody at the desk, by name; at most 1,000. */
export async function findStaff(): Promise<StaffMember[]> {
  const items = await queryAll({ partition: staffPartition, limit: 1_000 });
  return items
    .map((raw) => toMember(staffEntity.parse(raw)))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

export const readStaff = (id: string): Promise<Stored<StaffRecord> | undefined> =>
  read(staffEntity, staffKey(id));

const taken = 'A member of staff has this e-mail address already.';

export const addStaff = (member: StaffRecord): Step[] => [
  create(staffEntity.item(member, staffKey(member.id)), () => new AppError('conflict', taken)),
  create(
    { ...addressKey('desk', member.email), entity: 'address', schema: 1, staffId: member.id },
    () => new AppError('invalid', taken, [{ path: 'email', message: taken }]),
  ),
];

/** The audit trail keeps one entry an event: written twice, it is the same entry. */
export const auditItem = (event: EventRecord): Record<string, unknown> | undefined =>
  event.companyId === undefined
    ? undefined
    : auditEntity.item(
        {
          id: event.id,
          at: event.at,
          event: event.type,
          by: event.by,
          subject: event.subject,
          summary: event.summary,
        },
        auditKey(event.companyId, event.at, event.id),
      );

export async function findAudit(companyId: string, month: string): Promise<AuditEntry[]> {
  const items = await queryAll({
    partition: auditPartition(companyId, month),
    newestFirst: true,
    limit: 1_000,
  });
  return items.map((raw) => auditEntity.parse(raw));
}
