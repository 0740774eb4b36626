import { commit, Stale } from '../platform/commit.ts';
import {
  at,
  companyForStaff,
  type CompanyId,
  type Context,
  type Staff,
  type System,
} from '../platform/context.ts';
import type { Input } from '../platform/contract.ts';
import type { NewEvent } from '../platform/event.ts';
import type { Step } from '../platform/steps.ts';
import { clockWith } from '../service-levels/clock.start.ts';
import { activitySteps, guardFor, touched, type Entry } from './changes.ts';
import type { deskTicketsContract } from './desk-tickets.contract.ts';
import { actions, statusMeaning, type Action } from './lifecycle.model.ts';
import { ticketEntity, updateTicket, type StoredTicket, type TicketUpdate } from './tickets.table.ts';

/** Working on a ticket: starting, waiting, resolving. */
type C = typeof deskTicketsContract;
type ByStaff = Context<Staff | System>;
type Place = { companyId: string; number: string };

export const changeStatus = (
  context: ByStaff,
  { companyId, number }: Place,
  asked: Input<C['changeStatus']>['body'],
): Promise<void> => {
  const status = actions[asked.action].to;
  return work(context, companyId, number, {
    action: asked.action,
    version: asked.version,
    entry: { kind: 'status', status, text: asked.note },
    set: { status },
    event: {
      type: 'ticket.status',
      summary: `Set ${number} to “${statusMeaning[status].label}”`,
      data: { status, text: asked.note },
    },
    asked: { number, ...asked },
  });
};

export const resolveTicket = (
  context: ByStaff,
  { companyId, number }: Place,
  asked: Input<C['resolveTicket']>['body'],
): Promise<void> =>
  work(context, companyId, number, {
    action: 'resolve',
    version: asked.version,
    entry: { kind: 'resolved', status: 'resolved', text: asked.resolution },
    set: { status: 'resolved', resolvedAt: at(context) },
    event: { type: 'ticket.resolved', summary: `Resolved ${number}`, data: { text: asked.resolution } },
    asked: { number, ...asked },
  });

type Deed = {
  action: Action;
  version: number;
  entry: Entry;
  set: Partial<TicketUpdate> & Pick<Required<TicketUpdate>, 'status'>;
  event: Pick<NewEvent, 'type' | 'summary' | 'data'>;
  asked: unknown;
};

/** Who does this has the ticket from then on, if nobody had it. */
const takes: readonly Action[] = ['start', 'resolve'];

/**
 * One transaction where the ticket is as usual: somebody has it, it was answered and its clock runs. Where it is not, the
 * refused transaction tells what it is, and a second one takes the technician and the clock along.
 */
async function work(context: ByStaff, companyId: string, number: string, deed: Deed): Promise<void> {
  try {
    await workOn(context, companyId, number, deed);
  } catch (error) {
    if (!(error instanceof Stale) || !error.current || !ticketEntity.is(error.current)) throw error;
    await workOn(context, companyId, number, deed, ticketEntity.parse(error.current));
  }
}

async function workOn(
  context: ByStaff,
  companyId: string,
  number: string,
  { action, version, entry, set, event, asked }: Deed,
  ticket?: StoredTicket,
): Promise<void> {
  const company = companyForStaff(context.actor, companyId);
  const byStaff = context.actor.kind === 'staff';
  const told = { at: at(context), status: set.status, answer: byStaff };
  const clock = ticket && (await clockWith(ticket, told));
  const pausing = actions[action].to === 'waiting-client' ? { pausedSince: at(context) } : {};
  const taken = byStaff && ticket && !ticket.technicianId && takes.includes(action);
  const taking = taken ? await take(context, company, ticket) : undefined;
  const usual = {
    has: [
      ...(byStaff ? (['respondedAt'] as const) : []),
      ...(takes.includes(action) && byStaff ? (['technicianId'] as const) : []),
    ],
    lacks: ['pausedSince'] as const,
  };
  const made = await activitySteps(context, company, number, entry);
  await commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        { ...touched(context), ...set, ...pausing, ...clock?.set, ...taking?.set },
        { ...guardFor(action, version), ...(!ticket && usual) },
        clock?.unset,
      ),
      ...(taking?.steps ?? []),
      ...made.steps,
    ],
    event: {
      ...event,
      companyId,
      subject: number,
      summary: taking ? `${event.summary} and took it` : event.summary,
    },
    result: null,
    asked,
  });
}

/** What makes the actor the ticket's technician; the entry stands just before that of what was done. */
async function take(context: ByStaff, company: CompanyId, { number, teamName }: StoredTicket) {
  const { id, name } = context.actor;
  const before = { ...context, now: new Date(context.now.getTime() - 1) };
  const { steps }: { steps: Step[] } = await activitySteps(before, company, number, {
    kind: 'assigned',
    text: `Assigned to ${name}, ${teamName}`,
  });
  return { set: { technicianId: id, technicianName: name }, steps };
}
