import { companyThings, itemsOf, recallPlace, sitesOf } from '../companies/companies.table.ts';
import { contactsOf, recallContact } from '../contacts/contacts.table.ts';
import { fullName } from '../contacts/contact.model.ts';
import { commit, Stale } from '../platform/commit.ts';
import { at, companyOf, may, type Context, type Customer } from '../platform/context.ts';
import type { Input, Output } from '../platform/contract.ts';
import { readCursor, writeCursor } from '../platform/cursor.ts';
import { invalidField, notFound } from '../platform/problem.ts';
import { settings, settingsKnowing } from '../provider/provider.table.ts';
import { activitySteps, guardFor, refusalFor, touched } from './changes.ts';
import { withNumber } from './numbers.ts';
import { actionsFor, type Status } from './lifecycle.model.ts';
import { priorityOf, requestTypes, type NewTicket } from './ticket.model.ts';
import { scopeOf, sees } from './readable.ts';
import type { ticketsContract } from './tickets.contract.ts';
import { findTicket, findTickets } from './tickets.queries.ts';
import { addTicket, updateTicket, type TicketFields } from './tickets.table.ts';

/** What customers do with tickets. */
type C = typeof ticketsContract;
type ByCustomer = Context<Customer>;

export async function getTicketForm({ actor }: ByCustomer): Promise<Output<C['getTicketForm']>> {
  const [things, provider] = await Promise.all([companyThings(companyOf(actor)), settings()]);
  const everybody = may(actor, 'tickets:read-company');
  return {
    requestTypes: [...requestTypes],
    sites: sitesOf(things),
    items: itemsOf(things),
    contacts: contactsOf(things)
      .filter((contact) => everybody || contact.id === actor.id)
      .map((contact) => ({ id: contact.id, name: fullName(contact.fields) })),
    matrix: provider.matrix,
    phone: provider.phone,
    responseHours: provider.responseHours,
  };
}

/** Raises a ticket: one transaction; the places and settings that it names are remembered for half a minute. */
export async function createTicket(context: ByCustomer, asked: NewTicket): Promise<{ number: string }> {
  const { actor } = context;
  const company = companyOf(actor);
  const draft = await describe(actor, asked);
  const { type, siteId, contactId, description, title, customerReference } = asked;
  const detail = {
    description,
    ...(type === 'incident' && {
      stepsTried: asked.stepsTried,
      errorMessages: asked.errorMessages,
      unsureItem: asked.unsureItem,
    }),
  };
  return withNumber(context.now, async (number, take) => {
    const ticket: TicketFields = {
      ...draft,
      ...touched(context),
      number,
      type,
      siteId,
      contactId,
      title,
      customerReference,
      createdAt: at(context),
      status: 'new',
      emergency: asked.emergency,
      watchers: [],
      ...(type === 'incident' && { urgency: asked.urgency, impact: asked.impact }),
      ...(type === 'change' && { requiredBy: asked.requiredBy }),
    };
    const entry = await activitySteps(
      context,
      company,
      number,
      { kind: 'created', status: 'new' },
      asked.files,
    );
    return commit(context, {
      steps: [...take, ...addTicket(company, ticket, detail), ...entry.steps],
      event: {
        type: 'ticket.created',
        companyId: company,
        subject: number,
        summary: `Raised ${number}: ${title}`,
        data: { siteId, contactId, files: asked.files },
      },
      result: { number },
      asked,
    });
  });
}

/** The parts of a ticket that follow from what it names: the site, the item, its team, the contact, the priority. */
async function describe(actor: Customer, asked: NewTicket) {
  const company = companyOf(actor);
  const itemId = asked.type === 'query' ? undefined : asked.itemId;
  const [place, contact] = await Promise.all([
    recallPlace(company, asked.siteId, itemId),
    recallContact(company, asked.contactId),
  ]);
  const provider = await settingsKnowing(place.item ? [place.item.teamId] : []);
  if (!place.company || !place.site) throw invalidField('siteId', 'Please choose one of your sites.');
  if (itemId && place.item?.siteId !== asked.siteId)
    throw invalidField('itemId', 'Please choose an item of this site.');
  if (!contact || (!may(actor, 'tickets:read-company') && contact.id !== actor.id))
    throw invalidField('contactId', 'Please choose a contact of your company.');
  const teamId = place.item?.teamId ?? provider.triageTeamId;
  const team = provider.teams.find((one) => one.id === teamId) ?? provider.teams[0];
  if (!team) throw new Error('The provider has no team.');
  return {
    companyId: company,
    companyName: place.company.name,
    siteName: place.site.name,
    contactName: fullName(contact.fields),
    itemId: place.item?.id,
    itemName: place.item?.name,
    teamId: team.id,
    teamName: team.name,
    priority:
      asked.type === 'incident'
        ? priorityOf(provider.matrix, asked.urgency, asked.impact)
        : priorityOf(provider.matrix),
  };
}

export async function listTickets(
  context: ByCustomer,
  query: Input<C['listTickets']>['query'],
): Promise<Output<C['listTickets']>> {
  const { actor, now } = context;
  const visible = scopeOf(actor);
  const name = [query.list, query.period, query.site, visible.contactId].join(' ');
  const after = await readCursor(query.cursor, actor, name);
  const scope = { ...visible, siteId: query.site };
  const { tickets, end } = await findTickets(scope, { ...query, me: actor.id, now, after });
  return { tickets, cursor: await writeCursor(end, actor, name) };
}

export async function getTicket({ actor }: ByCustomer, number: string): Promise<Output<C['getTicket']>> {
  const found = await findTicket(companyOf(actor), number, false);
  if (!found || !sees(actor, found.ticket)) throw notFound('ticket');
  return { ...found, actions: actionsFor('customer', found.ticket.status) };
}

const ownOnly = (actor: Customer): string | undefined =>
  may(actor, 'tickets:read-company') ? undefined : actor.id;
const notClosed: Status[] = [
  'new',
  'assigned',
  'in-progress',
  'waiting-client',
  'waiting-vendor',
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
          contactId: ownOnly(context.actor),
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
        guardFor('close', asked.version, ownOnly(context.actor)),
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
        guardFor('reopen', asked.version, ownOnly(context.actor)),
        ['resolvedAt'],
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
