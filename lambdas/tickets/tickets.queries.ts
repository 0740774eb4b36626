import { approvalEntity } from '../approvals/approvals.table.ts';
import type { Round } from '../approvals/round.model.ts';
import type { CompanyId } from '../platform/context.ts';
import * as keys from '../platform/keys.ts';
import { lastDays } from '../counts/counts.model.ts';
import { query, queryAll, read, type Range } from '../platform/table.ts';
import { longestResolved } from './closing.model.ts';
import { isOpen } from './lifecycle.model.ts';
import type { Reach } from './reach.model.ts';
import type { Activity, Ticket, TicketDetail, TicketFile, TicketListName } from './ticket.model.ts';
import {
  activityEntity,
  cardEntity,
  detailEntity,
  reachCondition,
  ticketAttributes,
  ticketEntity,
  ticketFileEntity,
  type Scope,
  type TicketFields,
} from './tickets.table.ts';

/** Reading tickets: each of these is one request while the answer is below 1 MB. */

export type Found = {
  ticket: Ticket;
  detail: TicketDetail;
  activity: Activity[];
  files: TicketFile[];
  /** The latest round of approval. */
  approval?: Round;
};

/** A ticket with all that belongs to it. Internal entries lie outside the range that customers' pages read. */
export async function findTicket(
  company: CompanyId,
  number: string,
  withInternal: boolean,
): Promise<Found | undefined> {
  const partition = keys.ticketPartition(company, number);
  const items = await queryAll({
    partition,
    limit: 5_000,
    ...(withInternal ? {} : { between: keys.publicRange }),
  });
  const ticket = items.find(ticketEntity.is);
  const detail = items.find(detailEntity.is);
  if (!ticket || !detail) return undefined;
  const { roundId } = ticketEntity.parse(ticket).approval ?? {};
  const round = items.find((raw) => approvalEntity.is(raw) && raw.id === roundId);
  const activity = items.filter(activityEntity.is).map((raw): Activity => activityEntity.parse(raw));
  return {
    ticket: ticketEntity.parse(ticket),
    detail: detailEntity.parse(detail),
    activity: activity.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    files: items.filter(ticketFileEntity.is).map((raw) => ticketFileEntity.parse(raw)),
    approval: round && approvalEntity.parse(round),
  };
}

/** Only the ticket itself. */
export const readTicket = (company: CompanyId, number: string): Promise<Ticket | undefined> =>
  read(ticketEntity, keys.ticketKey(company, number));

/** At most this many tickets come whole. */
const whole = 1_000;
const pageSize = 50;
/** A page of "all" that filters reads at most this many queries' worth before it says "more". */
const longestRead = 5;

export type Wanted = {
  list: TicketListName;
  period?: string;
  me: string;
  /** The members of the board that I stand in for today; the list of approvals needs them. */
  members?: readonly string[];
  now: Date;
  after?: Record<string, unknown>;
  /** Resolved tickets wait for ever: the provider lets none close by itself. */
  allResolved?: boolean;
};
export type Page = { tickets: Ticket[]; end?: Record<string, unknown> };

const parse = (items: Record<string, unknown>[]): Ticket[] => items.map((raw) => ticketEntity.parse(raw));

/** Conditions on attributes that must all equal, and on what somebody reaches. */
function filterOf(reach: Reach, wanted: Record<string, string | undefined>): Range['filter'] {
  const reached = reachCondition(reach);
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const parts = [...(reached ? [reached.expression] : []), ...given.map(([name]) => `#${name} = :${name}`)];
  if (parts.length === 0) return undefined;
  return {
    expression: parts.join(' AND '),
    names: { ...reached?.names, ...Object.fromEntries(given.map(([name]) => [`#${name}`, name])) },
    values: { ...reached?.values, ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])) },
  };
}

/** What waits for this person's approval, at the own seat or, but for own requests, in a member's place. */
function awaits(me: string, members: readonly string[], siteId: string | undefined): Range['filter'] {
  const seat = (_: string, i: number) => `contains(#approval.#waitsOn, :member${i})`;
  const inPlace = `(${members.map(seat).join(' OR ')}) AND NOT contains(#approval.#own, :me)`;
  const mine = 'contains(#approval.#waitsOn, :me)';
  return {
    expression: [
      '#status = :waiting',
      ...(siteId ? ['#siteId = :site'] : []),
      members.length > 0 ? `(${mine} OR (${inPlace}))` : mine,
    ].join(' AND '),
    names: {
      '#status': 'status',
      '#approval': 'approval',
      '#waitsOn': 'waitsOn',
      ...(siteId && { '#siteId': 'siteId' }),
      ...(members.length > 0 && { '#own': 'own' }),
    },
    values: {
      ':waiting': 'waiting-approval',
      ':me': me,
      ...(siteId && { ':site': siteId }),
      ...Object.fromEntries(members.map((member, i) => [`:member${i}`, member])),
    },
  };
}

/** One of the ready-made lists: one query while the answer is below 1 MB. */
export function findTickets(scope: Scope, wanted: Wanted): Promise<Page> {
  const { list, now } = wanted;
  if (list === 'all') return byAge(scope, wanted, '');
  if (list === 'month') return byAge(scope, wanted, now.toISOString().slice(0, 7));
  if (list === 'created') return byAge(scope, wanted, wanted.period ?? '');
  return byState(scope, wanted);
}

/** The newest open tickets, a few. */
export async function findLatestOpen(scope: Scope, count: number): Promise<Ticket[]> {
  const filter = filterOf(scope, { siteId: scope.siteId });
  const where = {
    index: 'GSI2',
    partition: keys.companyWork(scope.company),
    prefix: keys.openPrefix,
  } as const;
  return (await upTo(count, { ...where, filter, newestFirst: true })).tickets.slice(0, count);
}

/** All tickets of a company, page by page, oldest first. For repairs: it costs what the whole history costs. */
export async function* everyTicket(company: CompanyId): AsyncGenerator<TicketFields> {
  let after: Record<string, unknown> | undefined;
  do {
    const page = await query({
      index: 'GSI1',
      partition: keys.companyTickets(company),
      limit: whole,
      after,
      only: ticketAttributes,
    });
    yield* page.items.map((raw) => ticketEntity.parse(raw));
    after = page.end;
  } while (after);
}

/** So many of the newest open tickets are compared with a title that is being typed. */
const compared = 300;

/** The newest open tickets that a person may see: always one query. Of an own-only reader the newest own ones. */
export async function findOpenToCompare({ company, contactId }: Scope): Promise<Ticket[]> {
  const where = contactId
    ? ({ index: 'GSI3', partition: keys.contactTickets(company, contactId) } as const)
    : ({ index: 'GSI2', partition: keys.companyWork(company), prefix: keys.openPrefix } as const);
  const { items } = await query({ ...where, limit: compared, newestFirst: true, only: ticketAttributes });
  return parse(items).filter(({ status }) => isOpen(status));
}

/** What is open, by age; what is done, by when it was completed. */
async function byState(
  scope: Scope,
  { list, period = '', me, members = [], now, after, allResolved }: Wanted,
): Promise<Page> {
  const mine = list === 'mine' || list === 'waiting';
  const status = list === 'waiting' ? 'waiting-client' : list === 'resolved' ? 'resolved' : undefined;
  const done = (from: string) => ({
    between: [`${keys.donePrefix}${from}`, `${keys.donePrefix}~`] as [string, string],
  });
  const range =
    list === 'completed'
      ? { prefix: `${keys.donePrefix}${period}` }
      : list === 'recent'
        ? done(lastDays(now).at(-1) ?? '')
        : list === 'resolved'
          ? done(allResolved ? '' : (lastDays(now, longestResolved).at(-1) ?? ''))
          : { prefix: keys.openPrefix };
  const filter =
    list === 'approvals'
      ? awaits(me, members, scope.siteId)
      : filterOf(mine ? { contactId: me } : scope, { siteId: scope.siteId, status });
  const where = { index: 'GSI2', partition: keys.companyWork(scope.company) } as const;
  return upTo(whole, { ...where, ...range, filter, newestFirst: true, after });
}

/** Tickets by their number, which begins with the day of creation. */
async function byAge(scope: Scope, { list, after }: Wanted, period: string): Promise<Page> {
  // Those who reach their own alone have an index of their own.
  const own = scope.contactId !== undefined && !scope.siteIds?.length;
  const where = own
    ? ({ index: 'GSI3', partition: keys.contactTickets(scope.company, scope.contactId ?? '') } as const)
    : ({ index: 'GSI1', partition: keys.companyTickets(scope.company) } as const);
  const prefix = period ? `T${period.replace('-', '')}` : undefined;
  return upTo(list === 'all' ? pageSize : whole, {
    ...where,
    prefix,
    filter: filterOf(own ? {} : scope, { siteId: scope.siteId }),
    newestFirst: true,
    after,
  });
}

/** Up to `count` tickets of a range; says where it ended when there are more. Filtered ranges are read in few, whole pages. */
async function upTo(count: number, range: Omit<Range, 'limit'>): Promise<Page> {
  const items: Record<string, unknown>[] = [];
  let { after } = range;
  for (let reads = 0; reads < longestRead; reads++) {
    const limit = range.filter ? whole : count - items.length;
    const page = await query({ ...range, limit, after, only: ticketAttributes });
    items.push(...page.items);
    after = page.end;
    if (!after || items.length >= count) break;
  }
  return { tickets: parse(items), end: after };
}

/**
 * The resolved tickets of all companies, by the desk's cards: closed ones have none, so history is never read.
 * Costs a query for each megabyte of what is not closed, some 700 tickets.
 */
export async function* pagesOfResolved(): AsyncGenerator<Ticket[]> {
  let after: Record<string, unknown> | undefined;
  do {
    const page = await query({
      index: 'GSI3',
      partition: keys.wholeQueue,
      limit: whole,
      after,
      filter: filterOf({}, { status: 'resolved' }),
      only: ticketAttributes,
    });
    yield page.items.map((raw) => cardEntity.parse(raw));
    after = page.end;
  } while (after);
}

/** A queue of the desk: a team's, a technician's, or the whole desk's, oldest first. */
export async function findCards(queue: { team: string } | { technician: string } | 'all'): Promise<Ticket[]> {
  const where =
    queue === 'all'
      ? ({ index: 'GSI3', partition: keys.wholeQueue } as const)
      : 'team' in queue
        ? ({ index: 'GSI1', partition: keys.teamQueue(queue.team) } as const)
        : ({ index: 'GSI2', partition: keys.technicianQueue(queue.technician) } as const);
  const items = await queryAll({ ...where, limit: whole, only: ticketAttributes });
  return items.map((raw) => cardEntity.parse(raw));
}
