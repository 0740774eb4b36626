import { admit, setOwnPassword } from '../lambdas/contacts/people.pool.ts';
import { system } from '../lambdas/platform/context.ts';
import { password } from './accounts.ts';
import { acting, actorsOf } from './actors.ts';
import { fillApprovals } from './fill-approvals.ts';
import { fillPhotos } from './fill-photos.ts';
import { fillBase } from './fill-base.ts';
import { fillTickets, type Progress } from './fill-tickets.ts';
import { organisation } from './organisation.ts';
import { begin, finish, readMark } from './mark.ts';
import { plan as planFor, type Plan } from './plan.ts';

/** Where the demonstration goes besides the table (environment TABLE_NAME): the ids of the two user pools. */
export type Doors = { customers: string; staff: string };

/**
 * Carries a plan out through the services that the API uses. Repeating it is safe: what is there is left as it is.
 * `again` says that an earlier filling with this plan may have been interrupted.
 */
export async function fill(
  plan: Plan,
  doors: Doors,
  progress: Progress = () => {},
  again = true,
): Promise<void> {
  await fillBase(plan);
  const actors = actorsOf(plan);
  await fillTickets(plan, actors, again, progress);
  await fillApprovals(plan, actors);
  await fillPhotos(plan, actors);
  await letIn(plan, doors);
}

/**
 * Fills the demonstration once: begins it, goes on with one that was interrupted (with its own seed and moment),
 * and leaves a finished one alone. True when there was something to do.
 */
export async function demonstrate(
  seed: number,
  now: Date,
  doors: Doors,
  progress?: Progress,
): Promise<boolean> {
  const mark = await readMark();
  if (mark?.finished) return false;
  if (!mark) await begin(acting(system, now.toISOString()), seed, now.toISOString());
  const plan = planFor(mark?.seed ?? seed, mark ? new Date(mark.today) : now);
  await fill(plan, doors, progress, mark !== undefined);
  await finish(acting(system, plan.today));
  return true;
}

/** Makes the users who can sign in, with the documented password. */
async function letIn(plan: Plan, doors: Doors): Promise<void> {
  for (const { id, fields } of plan.staff.filter(({ signsIn }) => signsIn)) {
    const { email, role } = fields;
    await admit({ pool: doors.staff, email, attributes: { 'custom:staff': id }, groups: [role] });
    await setOwnPassword(doors.staff, email, password);
  }
  for (const company of plan.companies)
    for (const { id, fields, levels } of company.contacts.filter(({ signsIn }) => signsIn)) {
      const attributes = { 'custom:company': company.id, 'custom:contact': id };
      await admit({ pool: doors.customers, email: fields.email, attributes, groups: levels });
      if (!fields.email.endsWith(`@${organisation.domain}`))
        await setOwnPassword(doors.customers, fields.email, password);
    }
}
