import { companyForStaff, system, type CompanyId } from '../lambdas/platform/context.ts';
import { companyTickets } from '../lambdas/platform/keys.ts';
import { queryAll } from '../lambdas/platform/table.ts';
import { assignTicket } from '../lambdas/tickets/desk-tickets.service.ts';
import { changeStatus, resolveTicket } from '../lambdas/tickets/working.service.ts';
import { findTicket, readTicket } from '../lambdas/tickets/tickets.queries.ts';
import { ticketEntity } from '../lambdas/tickets/tickets.table.ts';
import { createTicket } from '../lambdas/tickets/raise.service.ts';
import { addDeskNote, addNote } from '../lambdas/tickets/notes.service.ts';
import { closeTicket, reopenTicket } from '../lambdas/tickets/tickets.service.ts';
import type { Status } from '../lambdas/tickets/lifecycle.model.ts';
import { NewTicket } from '../lambdas/tickets/ticket.model.ts';
import { acting, type Actors } from './actors.ts';
import { eachOf } from './lanes.ts';
import type { Plan, PlannedStep, PlannedTicket } from './plan.ts';
import { statusAfter } from './story.ts';

export type Progress = (done: number, total: number) => void;

/**
 * Raises the plan's tickets and lets everything happen to them. Days go side by side, the tickets of one day in order,
 * because numbers are given by day. With `again`, tickets that are there are found by the moment they were raised,
 * and as many steps as their activity has entries are taken as done: each step writes exactly one.
 */
export async function fillTickets(
  plan: Plan,
  actors: Actors,
  again: boolean,
  progress: Progress,
): Promise<void> {
  const known = again ? await ticketsByMoment(plan) : new Map<string, string>();
  let done = 0;
  // The latest days first: what people look at is there, and is counted, before the history.
  await eachOf(byDay(plan.tickets).toReversed(), async (tickets) => {
    for (const ticket of tickets) {
      const number = known.get(momentOf(ticket.companyId, ticket.createdAt));
      await live(ticket, actors, number);
      progress(++done, plan.tickets.length);
    }
  });
}

const momentOf = (company: string, createdAt: string): string => `${company} ${createdAt}`;

function byDay(tickets: readonly PlannedTicket[]): PlannedTicket[][] {
  const days = new Map<string, PlannedTicket[]>();
  for (const ticket of tickets) {
    const day = ticket.createdAt.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), ticket]);
  }
  return [...days.values()];
}

async function ticketsByMoment(plan: Plan): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const { id } of plan.companies) {
    const partition = companyTickets(companyForStaff(system, id));
    for (const raw of await queryAll({ index: 'GSI1', partition, limit: plan.tickets.length })) {
      const { number, createdAt } = ticketEntity.parse(raw);
      known.set(momentOf(id, createdAt), number);
    }
  }
  return known;
}

async function live(ticket: PlannedTicket, actors: Actors, known: string | undefined): Promise<void> {
  const { companyId, createdAt, by, asked, steps } = ticket;
  const company = companyForStaff(system, companyId);
  const done = known ? await stepsDone(company, known) : 0;
  const context = acting(actors.customer(by), createdAt);
  const number = known ?? (await createTicket(context, NewTicket.parse(asked))).number;
  let seen: Status = 'new';
  let version = 1;
  for (const [index, step] of steps.entries()) {
    if (index === done && done > 0) version = (await readTicket(company, number))?.version ?? version;
    if (index >= done) await take(step, { companyId, number, seen, version }, actors);
    const status = statusAfter(seen, step.act);
    if (!status) throw new Error(`The plan lets ${step.act} happen to a ticket that is ${seen}.`);
    if (status !== seen || moves.has(step.act)) version++;
    seen = status;
  }
}

/** These count as a change of the ticket even when its status stays (tickets.table.ts). */
const moves = new Set<PlannedStep['act']>(['assign']);

async function stepsDone(company: CompanyId, number: string): Promise<number> {
  const found = await findTicket(company, number, true);
  return (found?.activity.length ?? 1) - 1;
}

/** A quick note has nothing but its text. */
const quick = { files: [], recipients: [], inResolution: false };

type Place = { companyId: string; number: string; seen: Status; version: number };

async function take(step: PlannedStep, place: Place, actors: Actors): Promise<unknown> {
  const { act, by, at, text = '' } = step;
  const { number, seen, version } = place;
  const desk = () => acting(actors.member(by), at);
  const portal = () => acting(actors.customer(by), at);
  switch (act) {
    case 'assign':
      return assignTicket(desk(), place, { version, technicianId: step.technicianId ?? by });
    case 'start':
    case 'wait-client':
    case 'wait-vendor':
      return changeStatus(desk(), place, { version, action: act, note: step.text });
    case 'answer':
    case 'internal':
      return addDeskNote(desk(), place, { ...quick, text, seen, internal: act === 'internal' });
    case 'resolve':
      return resolveTicket(desk(), place, { version, resolution: text });
    case 'reply':
      return addNote(portal(), number, { ...quick, text, seen });
    case 'reopen':
      return reopenTicket(portal(), number, { version, comment: text });
    case 'close':
      return closeTicket(portal(), number, {
        version,
        satisfaction: step.satisfaction ?? 5,
        comment: step.text,
      });
  }
}
