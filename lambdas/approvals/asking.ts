import { at, idFor, system, signature, type CompanyId, type Context } from '../platform/context.ts';
import type { Step } from '../platform/steps.ts';
import { activitySteps } from '../tickets/changes.ts';
import type { TicketFields } from '../tickets/tickets.table.ts';
import { addRound, readBoard, whoCanSignIn } from './approvals.table.ts';
import { ruleAt, seatsOf, type BoardFields } from './board.model.ts';
import type { Money } from './money.model.ts';
import { approvalOf, type Round, type Seat } from './round.model.ts';

/** Asking a company's change advisory board: when a change request is raised, or because the desk wants it. */

/** Who would be asked about a request of these people; `seats` is empty when nobody may decide it. */
export type Asked = { board: BoardFields; seats: Seat[]; own: string[] };

/** The board with those of its members who may decide. Undefined when the company has none. One read, and one batch. */
export async function whoApproves(company: CompanyId, requesters: string[]): Promise<Asked | undefined> {
  const board = await readBoard(company);
  if (!board || board.memberIds.length === 0) return undefined;
  const people = await whoCanSignIn(company, board.memberIds);
  const own = board.ownRequests ? [] : [...new Set(requesters)];
  return { board, seats: seatsOf(board, people, own), own };
}

/** Whose approval a new change request needs. */
export async function approvalForChange(
  company: CompanyId,
  requesters: string[],
): Promise<Asked | undefined> {
  const asked = await whoApproves(company, requesters);
  return asked?.board.needs === 'changes' ? asked : undefined;
}

export type Opened = {
  set: Pick<TicketFields, 'status' | 'approval' | 'pausedSince'>;
  steps: Step[];
  roundId: string;
};

/** Opens a round: the steps, and what it makes of the ticket. */
export async function openRound(
  context: Context,
  company: CompanyId,
  number: string,
  { board, seats, own }: Asked,
  { text, cost }: { text?: string; cost?: Money } = {},
): Promise<Opened> {
  const entry = await activitySteps(context, company, number, {
    kind: 'approval-asked',
    status: 'waiting-approval',
    text,
  });
  const round: Round = {
    id: idFor(context),
    askedAt: at(context),
    askedBy: signature(context.actor),
    activityId: entry.id,
    cost,
    rule: ruleAt(board, cost),
    seats,
    own,
    remindAfter: board.remindAfter,
    replaced: false,
  };
  return {
    set: { status: 'waiting-approval', approval: approvalOf(round), pausedSince: round.askedAt },
    steps: [addRound(company, number, round), ...entry.steps],
    roundId: round.id,
  };
}

/** What a new change request begins with: a round, or a word about why it goes straight to the desk. */
export async function begunWith(
  context: Context,
  company: CompanyId,
  number: string,
  asked: Asked | undefined,
): Promise<Partial<Opened> & Pick<Opened, 'steps'>> {
  if (!asked) return { steps: [] };
  // A moment later than the entry that tells of the ticket itself, so that it stands below it.
  const after = { ...context, actor: system, now: new Date(context.now.getTime() + 1) };
  if (asked.seats.length > 0) return openRound(after, company, number, asked);
  return activitySteps(after, company, number, { kind: 'approval-skipped' });
}
