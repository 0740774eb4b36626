import * as keys from '../platform/keys.ts';
import { lastDays } from '../counts/counts.model.ts';
import { query, type Range } from '../platform/table.ts';
import { longestResolved } from './closing.model.ts';
import type { Filters } from './columns.model.ts';
import { filterTickets, narrow } from './filters.model.ts';
import type { TicketListName } from './list.model.ts';
import { partOf } from './narrowing.table.ts';
import type { Reach } from './reach.model.ts';
import type { Ticket } from './ticket.model.ts';
import { reachCondition, ticketAttributes, ticketEntity, type Scope } from './tickets.table.ts';

/** The lists of tickets: each is one request while the answer is below 1 MB and nothing is filtered. */

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
  /** What narrows the list further; days are meant in this zone. */
  filters?: Filters;
  words?: string;
  zone?: string;
  /** Tickets in a page of "all". */
  size?: number;
};
export type Page = { tickets: Ticket[]; end?: Record<string, unknown> };

const parse = (items: Record<string, unknown>[]): Ticket[] => items.map((raw) => ticketEntity.parse(raw));

/** Conditions on attributes that must all equal, and on what somebody reaches. */
export function filterOf(reach: Reach, wanted: Record<string, string | undefined>): Range['filter'] {
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
  const { list, now, period = '' } = wanted;
  if (list === 'month') return byAge(scope, wanted, dayPrefix(now.toISOString().slice(0, 7)));
  if (list === 'created') return byAge(scope, wanted, dayPrefix(period));
  if (list === 'watching') return watched(scope, wanted);
  if (list !== 'all') return byState(scope, wanted);
  const part = partOf(wanted.filters ?? {});
  if (part.by === 'open') return byState(scope, { ...wanted, list: 'open' });
  return part.by === 'completion' ? completed(scope, wanted, part.range) : byAge(scope, wanted, part.range);
}

/** Numbers of a year or a month. */
const dayPrefix = (period: string) => ({ prefix: `T${period.replace('-', '')}` });

/** What was completed in a time that filters ask for. */
const completed = (scope: Scope, wanted: Wanted, range: Pick<Range, 'between'>): Promise<Page> =>
  upTo(
    pageSize,
    {
      index: 'GSI2',
      partition: keys.companyWork(scope.company),
      ...range,
      filter: filterOf(scope, { siteId: scope.siteId }),
      newestFirst: true,
      after: wanted.after,
    },
    sieveOf(wanted),
  );

/** What the filters let pass; undefined when there are none. */
function sieveOf({ filters = {}, words, zone }: Wanted): Sieve | undefined {
  return Object.keys(filters).length > 0 || words
    ? (tickets) => [...filterTickets(narrow(tickets, words), filters, zone)]
    : undefined;
}
type Sieve = (tickets: Ticket[]) => Ticket[];

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

/** What is open, by age; what is done, by when it was completed. */
async function byState(scope: Scope, wanted: Wanted): Promise<Page> {
  const { list, period = '', me, members = [], now, after, allResolved } = wanted;
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
  return upTo(whole, { ...where, ...range, filter, newestFirst: true, after }, sieveOf(wanted));
}

/** Done tickets that one watches are listed for so many days. */
const watchedFor = 90;

/** What somebody watches, of what is open and what was done lately: `DONE#…` and `OPEN#…` follow each other in the index. */
function watched({ company, siteId }: Scope, wanted: Wanted): Promise<Page> {
  const atSite = filterOf({}, { siteId });
  const range: Omit<Range, 'limit'> = {
    index: 'GSI2',
    partition: keys.companyWork(company),
    between: [`${keys.donePrefix}${lastDays(wanted.now, watchedFor).at(-1)}`, `${keys.openPrefix}~`],
    filter: {
      expression: [...(atSite ? [atSite.expression] : []), 'contains(#watcherIds, :me)'].join(' AND '),
      names: { ...atSite?.names, '#watcherIds': 'watcherIds' },
      values: { ...atSite?.values, ':me': wanted.me },
    },
    newestFirst: true,
    after: wanted.after,
  };
  return upTo(whole, range, sieveOf(wanted));
}

/** Tickets by their number, which begins with the day of creation. */
async function byAge(scope: Scope, wanted: Wanted, range: Pick<Range, 'between' | 'prefix'>): Promise<Page> {
  const { list, after, size = pageSize } = wanted;
  // Those who reach their own alone have an index of their own.
  const own = scope.contactId !== undefined && !scope.siteIds?.length;
  const where = own
    ? ({ index: 'GSI3', partition: keys.contactTickets(scope.company, scope.contactId ?? '') } as const)
    : ({ index: 'GSI1', partition: keys.companyTickets(scope.company) } as const);
  return upTo(
    list === 'all' ? size : whole,
    {
      ...where,
      ...range,
      filter: filterOf(own ? {} : scope, { siteId: scope.siteId }),
      newestFirst: true,
      after,
    },
    sieveOf(wanted),
  );
}

/**
 * Up to `count` tickets of a range; says where it ended when there are more. What is filtered, by the table or by the
 * sieve, is read in few, whole pages, so its answer may hold more than `count`, or none and still an end to go on from.
 */
async function upTo(count: number, range: Omit<Range, 'limit'>, sieve?: Sieve): Promise<Page> {
  const tickets: Ticket[] = [];
  let { after } = range;
  for (let reads = 0; reads < longestRead; reads++) {
    const limit = range.filter || sieve ? whole : count - tickets.length;
    const page = await query({ ...range, limit, after, only: ticketAttributes });
    const read = parse(page.items);
    tickets.push(...(sieve ? sieve(read) : read));
    after = page.end;
    if (!after || tickets.length >= count) break;
  }
  return { tickets, end: after };
}
