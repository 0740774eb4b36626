import { isOpen } from '../tickets/lifecycle.model.ts';
import { type RequestType, type Ticket } from '../tickets/ticket.model.ts';

/**
 * What one ticket adds to the counts of its company: pure, so that the stream (by differences) and a recount
 * (by sums) can never disagree. Days, months and years are UTC, as in ticket numbers.
 */
export type Counted = Pick<
  Ticket,
  'siteId' | 'contactId' | 'type' | 'status' | 'createdAt' | 'resolvedAt' | 'approval'
>;

type CountScope = { siteId?: string; contactId?: string; approverId?: string };
/** Whose tickets are counted: the company's, a site's, a contact's, an approver's; of each of the last two also at a site. */
export const scopeName = ({ siteId, contactId, approverId }: CountScope): string =>
  [siteId && `site:${siteId}`, contactId && `contact:${contactId}`, approverId && `approver:${approverId}`]
    .filter(Boolean)
    .join('+') || 'company';

/**
 * The counted scopes that add up to what somebody reaches, as tickets/scope.ts says it: the sites and the own ones,
 * less the own ones at these sites, which both hold.
 */
export function scopesOf({
  contactId,
  siteIds = [],
  siteId,
}: {
  contactId?: string;
  siteIds?: readonly string[];
  siteId?: string;
}): { scope: string; times: 1 | -1 }[] {
  const one = (names: Parameters<typeof scopeName>[0], times: 1 | -1 = 1) => ({
    scope: scopeName(names),
    times,
  });
  if (siteId) return [one(siteIds.includes(siteId) ? { siteId } : { siteId, contactId })];
  return [
    one({ contactId }),
    ...siteIds.flatMap((at) => [one({ siteId: at }), one({ siteId: at, contactId }, -1)]),
  ];
}

/** One item a scope for what stands now, one for each year with its months, one for each month with its days: small items, often written. */
export const nowPeriod = 'NOW';
export const openCount = 'open';
export const waitingCount = 'waiting';
export const approvalCount = 'approvals';
export const openOfType = (type: RequestType) => `open_${type}`;
export const createdIn = (month: string) => `created_${month.slice(5, 7)}`;
export const completedIn = (month: string) => `completed_${month.slice(5, 7)}`;
export const completedOn = (day: string) => `completed_${day.slice(8, 10)}`;

/** Amounts by scope and period (`company NOW`), then by counter. */
export type Amounts = Map<string, Map<string, number>>;
export const place = (scope: string, period: string): string => `${scope} ${period}`;

function add(amounts: Amounts, where: string, counter: string, amount: number): void {
  const counters = amounts.get(where) ?? new Map<string, number>();
  amounts.set(where, counters);
  const sum = (counters.get(counter) ?? 0) + amount;
  if (sum === 0) counters.delete(counter);
  else counters.set(counter, sum);
  if (counters.size === 0) amounts.delete(where);
}

/** Adds a ticket's share `times` times: 1 for a ticket that is there, -1 for one that was. */
export function addShare(amounts: Amounts, ticket: Counted, times: 1 | -1): Amounts {
  const { siteId, contactId } = ticket;
  const scopes = [{}, { siteId }, { contactId }, { siteId, contactId }].map(scopeName);
  for (const scope of scopes) {
    add(amounts, place(scope, ticket.createdAt.slice(0, 4)), createdIn(ticket.createdAt), times);
    if (isOpen(ticket.status)) {
      add(amounts, place(scope, nowPeriod), openCount, times);
      add(amounts, place(scope, nowPeriod), openOfType(ticket.type), times);
      if (ticket.status === 'waiting-client') add(amounts, place(scope, nowPeriod), waitingCount, times);
    } else if (ticket.resolvedAt) {
      const { resolvedAt } = ticket;
      add(amounts, place(scope, resolvedAt.slice(0, 4)), completedIn(resolvedAt), times);
      add(amounts, place(scope, resolvedAt.slice(0, 7)), completedOn(resolvedAt), times);
    }
  }
  if (ticket.status === 'waiting-approval')
    for (const approverId of ticket.approval?.waitsOn ?? [])
      for (const at of [{}, { siteId }])
        add(amounts, place(scopeName({ ...at, approverId }), nowPeriod), approvalCount, times);
  return amounts;
}

/** What a change of a ticket moves: nothing when nothing that counts has changed. */
export function difference(before: Counted | undefined, after: Counted | undefined): Amounts {
  const amounts: Amounts = new Map();
  if (after) addShare(amounts, after, 1);
  if (before) addShare(amounts, before, -1);
  return amounts;
}

/** The last 7 days (UTC), today included: the days that "recently completed" means everywhere. */
export function lastDays(now: Date, days = 7): string[] {
  return Array.from({ length: days }, (_, i) =>
    new Date(now.getTime() - i * 24 * 3600 * 1000).toISOString().slice(0, 10),
  );
}

/** The last 12 months, oldest first, this one included. */
export function lastMonths(now: Date, months = 12): string[] {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1, 1));
  return Array.from({ length: months }, (_, i) =>
    new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1)).toISOString().slice(0, 7),
  );
}
