import type { Status } from '../lambdas/tickets/lifecycle.model.ts';
import type { Profile } from './companies/company.ts';
import { hour, minute, momentOf, startOfDay, weighDays } from './calendar.ts';
import type { PlannedCompany, PlannedContact, PlannedTicket } from './plan.ts';
import { teller } from './plan-ticket.ts';
import type { Random } from './random.ts';

/** When a company raises its tickets, and in which status each of them is today. */

/** How many of a thousand tickets are in each status today; all others are closed. Some of the new ones came in today. */
const unfinished: readonly [Status, number][] = [
  ['new', 7],
  ['assigned', 4],
  ['in-progress', 9],
  ['waiting-client', 8],
  ['waiting-vendor', 4],
  ['reopened', 2.6],
  ['resolved', 10],
];
/** So many at least, so that each demonstration account finds something to do. */
const atLeast: Partial<Record<Status, number>> = {
  new: 2,
  'in-progress': 3,
  'waiting-client': 3,
  resolved: 3,
};

/** A ticket that is raised at a moment; told in the order of all companies, so that no story follows itself at the desk. */
export type Slot = { created: number; tell(avoid: readonly string[]): PlannedTicket };

export function planTickets(
  profile: Profile,
  company: PlannedCompany,
  random: Random,
  begins: number,
  now: number,
): Slot[] {
  const quota = unfinished.flatMap(([status, share]) =>
    Array.from(
      { length: Math.max(atLeast[status] ?? 1, Math.round((share * profile.tickets) / 1000)) },
      () => status,
    ),
  );
  const fresh = quota.filter((status) => status === 'new').length;
  const moments = distinct([
    ...pastMoments(profile, random, begins, now, profile.tickets - fresh),
    ...Array.from({ length: fresh }, () => momentToday(random, now)),
  ]);
  const wanted = statusesToday(quota, moments.length, fresh, random);
  const contacts = accountsFirst(company, wanted);
  const tell = teller(company, profile.rooms, random, new Date(begins).toISOString(), now);
  return moments.map((created, index) => ({
    created,
    tell: (avoid) => tell(created, wanted[index] ?? 'closed', contacts[index], avoid),
  }));
}

function pastMoments(profile: Profile, random: Random, begins: number, now: number, count: number): number[] {
  // A margin before now, so that even the last of them has had time for a conversation.
  const until = now - 3 * hour;
  const days = weighDays(begins, until, profile.season);
  const moments: number[] = [];
  while (moments.length < count) {
    const moment = momentOf(random.weighted(days), random);
    if (moment < until) moments.push(moment);
  }
  return moments;
}

/** Today (UTC), and within the last nine hours; just after midnight it may be late yesterday. */
function momentToday(random: Random, now: number): number {
  const to = now - 4 * minute;
  const from = Math.max(startOfDay(now), now - 9 * hour);
  return to - from > 10 * minute ? random.between(from, to) : now - random.between(4, 120) * minute;
}

/** By age, no two at the same moment: by it an interrupted filling knows its tickets again. */
function distinct(moments: number[]): number[] {
  let last = 0;
  return moments
    .toSorted((a, b) => a - b)
    .map((moment) => {
      last = Math.max(moment, last + 1);
      return last;
    });
}

/** The newest are new; the rest of the unfinished ones are mostly young, and the more so the less has happened to them. */
function statusesToday(quota: Status[], count: number, fresh: number, random: Random): Status[] {
  const wanted: Status[] = Array.from({ length: count }, () => 'closed');
  const rest = quota.filter((status) => status !== 'new');
  const early = rest.filter((status) => status === 'assigned');
  const later = random.shuffle(rest.filter((status) => status !== 'assigned'));
  const oldest = count - fresh - Math.round(rest.length * 1.7);
  const places = Array.from({ length: count - fresh - oldest }, (_, index) => oldest + index)
    .map((index) => ({ index, order: index + random.next() * rest.length }))
    .toSorted((a, b) => b.order - a.order)
    .slice(0, rest.length)
    .map(({ index }) => index)
    .toSorted((a, b) => b - a);
  for (const [place, status] of [...early, ...later].entries()) wanted[places[place] ?? 0] = status;
  wanted.fill('new', count - fresh);
  return wanted;
}

/** Each demonstration account has a ticket that waits on the person, one in work, and one to close. */
function accountsFirst(company: PlannedCompany, wanted: Status[]): (PlannedContact | undefined)[] {
  const accounts = company.contacts.filter((contact) => contact.signsIn);
  const contacts: (PlannedContact | undefined)[] = wanted.map(() => undefined);
  for (const status of ['waiting-client', 'in-progress', 'resolved'] as const) {
    const places = [...wanted.keys()].filter((index) => wanted[index] === status);
    for (const [turn, account] of accounts.entries()) {
      const place = places[turn];
      if (place !== undefined) contacts[place] = account;
    }
  }
  return contacts;
}
