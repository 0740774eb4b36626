import { membersFor, seatsOfReader } from '../approvals/stand-ins.ts';
import { commit } from '../platform/commit.ts';
import { at, companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { notFound } from '../platform/problem.ts';
import { settings } from '../provider/provider.table.ts';
import { clockWith } from '../service-levels/clock.start.ts';
import { activitySteps, guardFor, touched } from './changes.ts';
import { readFilters } from './columns.model.ts';
import { linksOf } from './follow-up.service.ts';
import { actionsFor } from './lifecycle.model.ts';
import { mayRead, scopeOf, sees, sightOf } from './readable.ts';
import type { ticketsContract } from './tickets.contract.ts';
import { findTickets } from './lists.queries.ts';
import { findTicket, readTicket } from './tickets.queries.ts';
import { updateTicket } from './tickets.table.ts';

/** What customers do with tickets once they are raised. */
type C = typeof ticketsContract;
type ByCustomer = Context<Customer>;

export async function listTickets(
  context: ByCustomer,
  query: Input<C['listTickets']>['query'],
): Promise<Output<C['listTickets']>> {
  const { actor, now } = context;
  const visible = scopeOf(actor);
  const name = [
    query.list,
    query.period,
    query.site,
    visible.contactId,
    ...(visible.siteIds ?? []),
    JSON.stringify([query.filters, query.words, query.zone]),
  ].join(' ');
  const after = await readCursor(query.cursor, actor, name);
  const scope = { ...visible, siteId: query.site };
  const allResolved = query.list === 'resolved' && (await settings()).closing.days === 0;
  const members = query.list === 'approvals' ? await membersFor(context) : [];
  const filters = readFilters(query.filters);
  const wanted = { ...query, filters, me: actor.id, members, now, after, allResolved };
  const { tickets, end } = await findTickets(scope, wanted);
  return { tickets, cursor: await writeCursor(end, actor, name) };
}

/** Approving and declining are offered to those who may decide now. */
export async function getTicket(context: ByCustomer, number: string): Promise<Output<C['getTicket']>> {
  const { actor } = context;
  const found = await findTicket(companyOf(actor), number, false);
  if (!found || !(await mayRead(context, found.ticket))) throw notFound('ticket');
  const { status } = found.ticket;
  const [seats, links] = await Promise.all([
    status === 'waiting-approval' ? seatsOfReader(context, found.approval) : [],
    linksOf(companyOf(actor), found.ticket, (linked) => sees(actor, linked)),
  ]);
  const all = actionsFor('customer', status);
  const actions = seats.length > 0 ? all : all.filter((one) => one !== 'approve' && one !== 'decline');
  return { ...found, actions, decidesFor: seats, takesPart: sees(actor, found.ticket), links };
}

export async function closeTicket(
  context: ByCustomer,
  number: string,
  asked: Input<C['closeTicket']>['body'],
): Promise<void> {
  const company = companyOf(context.actor);
  const { satisfaction, comment } = asked;
  const entry = await activitySteps(context, company, number, {
    kind: 'closed',
    status: 'closed',
    text: comment,
    satisfaction,
  });
  await commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        { ...touched(context), status: 'closed', closedAt: at(context), satisfaction },
        guardFor('close', asked.version, sightOf(context.actor)),
      ),
      ...entry.steps,
    ],
    event: {
      type: 'ticket.closed',
      companyId: company,
      subject: number,
      summary: `Closed ${number}`,
      data: { satisfaction, text: comment },
    },
    result: null,
    asked: { number, ...asked },
  });
}

export async function reopenTicket(
  context: ByCustomer,
  number: string,
  asked: Input<C['reopenTicket']>['body'],
): Promise<void> {
  const company = companyOf(context.actor);
  const ticket = await readTicket(company, number);
  const clock = ticket && (await clockWith(ticket, { at: at(context), status: 'reopened' }));
  const entry = await activitySteps(context, company, number, {
    kind: 'reopened',
    status: 'reopened',
    text: asked.comment,
  });
  await commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        { ...touched(context), status: 'reopened', ...clock?.set },
        guardFor('reopen', asked.version, sightOf(context.actor)),
        ['resolvedAt', 'closesOn', ...(clock?.unset ?? [])],
      ),
      ...entry.steps,
    ],
    event: {
      type: 'ticket.reopened',
      companyId: company,
      subject: number,
      summary: `Reopened ${number}`,
      data: { text: asked.comment },
    },
    result: null,
    asked: { number, ...asked },
  });
}
