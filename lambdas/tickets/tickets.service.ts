import { membersFor, seatsOfReader } from '../approvals/stand-ins.ts';
import { commit, Stale } from '../platform/commit.ts';
import { at, companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { notFound } from '../platform/problem.ts';
import { settings } from '../provider/provider.table.ts';
import { activitySteps, guardFor, refusalFor, touched } from './changes.ts';
import { readFilters } from './columns.model.ts';
import { actionsFor, type Status } from './lifecycle.model.ts';
import { mayRead, reachOf, scopeOf } from './readable.ts';
import type { ticketsContract } from './tickets.contract.ts';
import { findTickets } from './lists.queries.ts';
import { findTicket } from './tickets.queries.ts';
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
  const found = await findTicket(companyOf(context.actor), number, false);
  if (!found || !(await mayRead(context, found.ticket))) throw notFound('ticket');
  const { status } = found.ticket;
  const seats = status === 'waiting-approval' ? await seatsOfReader(context, found.approval) : [];
  const all = actionsFor('customer', status);
  const actions = seats.length > 0 ? all : all.filter((one) => one !== 'approve' && one !== 'decline');
  return { ...found, actions, decidesFor: seats };
}

const notClosed: Status[] = [
  'new',
  'assigned',
  'in-progress',
  'waiting-client',
  'waiting-vendor',
  'waiting-approval',
  'approved',
  'reopened',
  'resolved',
];

/** A reply. While we wait on the customer it gives the ball back; if the ticket moved on meanwhile, the reply follows it. */
export async function addNote(
  context: ByCustomer,
  number: string,
  note: Input<C['addNote']>['body'],
): Promise<{ activityId: string }> {
  try {
    return await reply(context, number, note, note.seen);
  } catch (error) {
    if (!(error instanceof Stale) || typeof error.current?.status !== 'string') throw error;
    return reply(context, number, note, error.current.status as Status);
  }
}

async function reply(
  context: ByCustomer,
  number: string,
  note: Input<C['addNote']>['body'],
  status: Status,
): Promise<{ activityId: string }> {
  const company = companyOf(context.actor);
  const waking = status === 'waiting-client';
  const from = waking ? [status] : notClosed.filter((one) => one !== 'waiting-client');
  const entry = await activitySteps(
    context,
    company,
    number,
    { kind: 'note', text: note.text, ...(waking && { status: 'in-progress' }) },
    note.files,
  );
  const closed = refusalFor('Reply', undefined, notClosed);
  return commit(context, {
    steps: [
      ...updateTicket(
        company,
        number,
        { ...touched(context), ...(waking && { status: 'in-progress' }) },
        {
          from,
          reach: reachOf(context.actor),
          refuse: closed,
        },
      ),
      ...entry.steps,
    ],
    event: {
      type: 'ticket.replied',
      companyId: company,
      subject: number,
      summary: `Replied on ${number}`,
      data: { text: note.text, files: note.files },
    },
    result: { activityId: entry.id },
    asked: { number, note },
  });
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
        guardFor('close', asked.version, reachOf(context.actor)),
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
        { ...touched(context), status: 'reopened' },
        guardFor('reopen', asked.version, reachOf(context.actor)),
        ['resolvedAt', 'closesOn'],
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
