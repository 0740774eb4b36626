import { commit } from '../platform/commit.ts';
import { at, idFor, type Context, type Staff, type System } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import { invalidField } from '../platform/problem.ts';
import { settingsKnowing } from '../provider/provider.table.ts';
import type { staffContract } from './staff.contract.ts';
import type { StaffFields } from './staff.model.ts';
import { addStaff, findAudit, findStaff } from './staff.table.ts';

type C = typeof staffContract;
type ByStaff = Context<Staff | System>;

export const listStaff = async (): Promise<Output<C['listStaff']>> => ({ staff: await findStaff() });

/** Adds a member of staff; the welcome mail with a one-time password follows from the event. */
export async function inviteStaff(
  context: ByStaff,
  asked: StaffFields,
  id = idFor(context),
): Promise<{ staffId: string }> {
  const { teams } = await settingsKnowing(asked.teamIds);
  if (!asked.teamIds.every((teamId) => teams.some((team) => team.id === teamId)))
    throw invalidField('teamIds', 'Please choose among your teams.');
  return commit(context, {
    steps: addStaff({ ...asked, id, access: { active: true, version: 1 }, createdAt: at(context) }),
    event: { type: 'staff.invited', subject: id, summary: `Invited ${asked.name} to the desk`, data: {} },
    result: { staffId: id },
    asked,
  });
}

export const listAudit = async (companyId: string, month: string): Promise<Output<C['listAudit']>> => ({
  entries: await findAudit(companyId, month),
});
