import { at, idFor, signature, type CompanyId, type Context } from '../platform/context.ts';
import { AppError } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import { onTicket, ownFiles, tieFile } from '../files/files.table.ts';
import { actions, statuses, statusMeaning, type Action, type Status } from './lifecycle.model.ts';
import type { Reach } from './reach.model.ts';
import { type Activity, type Ticket } from './ticket.model.ts';
import { addActivity, addTicketFile, type TicketGuard } from './tickets.table.ts';

/** What every change of a ticket has in common: its entry in the activity, its files, and what to say when it comes too late. */

export type Entry = Pick<Activity, 'kind'> &
  Partial<Pick<Activity, 'internal' | 'text' | 'status' | 'satisfaction' | 'inPlaceOf'>>;

/** The steps of one activity entry with its files; looks the files up, so that only own ones can be attached. */
export async function activitySteps(
  context: Context,
  company: CompanyId,
  number: string,
  entry: Entry,
  fileIds: string[] = [],
) {
  const files = await ownFiles(company, context.actor, fileIds);
  const internal = entry.internal ?? false;
  const id = idFor(context);
  const activity: Activity = {
    ...entry,
    id,
    at: at(context),
    by: signature(context.actor),
    internal,
    files: files.map((file) => file.id),
  };
  const steps: Step[] = [
    addActivity(company, number, activity),
    ...files.flatMap((file) => [
      tieFile(company, file, number, internal),
      addTicketFile(company, number, onTicket(file, at(context)), internal),
    ]),
  ];
  return { id, steps };
}

/** What is over takes no more changes. */
export const alive = statuses.filter((status) => status !== 'closed' && status !== 'declined');

/** Who changed the ticket and when, as customers may know it. */
export const touched = (context: Context) => ({ updatedAt: at(context), updatedBy: context.actor.name });

const label = (status: Status): string => `“${statusMeaning[status].label}”`;

/** Refuses in words that say what changed: the ticket is not what the person saw, or the action is out of turn. */
export const refusalFor =
  (name: string, seenVersion: number | undefined, from: readonly Status[]): TicketGuard['refuse'] =>
  (current: Ticket) => {
    if (seenVersion !== undefined && current.version !== seenVersion)
      return new AppError(
        'conflict',
        `${current.updatedBy} changed this ticket meanwhile: it is now ${label(current.status)}${current.technicianName ? `, with ${current.technicianName}` : ''}. Please look at it as it is now, then try again.`,
      );
    if (!from.includes(current.status))
      return new AppError(
        'out-of-turn',
        `This ticket is ${label(current.status)}, so “${name}” is not possible now.`,
      );
    return undefined;
  };

/** The guard of an action: its allowed prior statuses become the database's condition. */
export const guardFor = (action: Action, version: number, reach?: Reach): TicketGuard => ({
  version,
  from: actions[action].from,
  reach,
  refuse: refusalFor(actions[action].label, version, actions[action].from),
});
