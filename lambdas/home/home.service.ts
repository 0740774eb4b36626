import { changeBoardEntity, delegationsIn } from '../approvals/approvals.table.ts';
import { standsInFor } from '../approvals/board.model.ts';
import { readContact } from '../contacts/contacts.table.ts';
import { fullName } from '../contacts/contact.model.ts';
import { capabilitiesOf, levelNames } from '../levels/level.model.ts';
import { levelsOf } from '../levels/levels.table.ts';
import { pagesOf } from '../platform/capabilities.ts';
import { companyOf, type Context, type Customer } from '../platform/context.ts';
import type { Output } from '../platform/contract.ts';
import {
  boardKey,
  changeBoardKey,
  companyKey,
  countKey,
  delegationsKey,
  settingsKey,
} from '../platform/keys.ts';
import { dayIn } from '../service-levels/zone.model.ts';
import { notFound } from '../platform/problem.ts';
import { readMany } from '../platform/table.ts';
import { recall } from '../platform/remembered.ts';
import { companyEntity, findSites } from '../companies/companies.table.ts';
import {
  approvalCount,
  completedIn,
  completedOn,
  createdIn,
  lastDays,
  lastMonths,
  nowPeriod,
  openCount,
  openOfType,
  scopeName,
  scopesOf,
  waitingCount,
} from '../counts/counts.model.ts';
import { addUp, countsOf } from '../counts/counts.table.ts';
import { boardEntity, readAnnouncement, settingsEntity } from '../provider/provider.table.ts';
import { readPreferences } from '../preferences/preferences.table.ts';
import { linksTo } from '../photos/photos.service.ts';
import { mayRaiseAt, scopeOf } from '../tickets/readable.ts';
import { requestTypes } from '../tickets/ticket.model.ts';
import { findLatestOpen, findTickets } from '../tickets/lists.queries.ts';
import type { homeContract } from './home.contract.ts';

type C = typeof homeContract;
type ByCustomer = Context<Customer>;

/** How many of the latest open tickets the home page shows. */
const latest = 10;

/**
 * The home page: one query for the latest open tickets and one batch for the rest; the counts are kept by the stream.
 * Whoever stands in for an approver today costs one query more (see `approvals`).
 */
export async function getHome(context: ByCustomer, siteId?: string): Promise<Output<C['getHome']>> {
  const { actor, now } = context;
  const scope = { ...scopeOf(actor), siteId };
  const months = lastMonths(now);
  const [thisYear, lastYear] = [now.getUTCFullYear(), now.getUTCFullYear() - 1].map(String) as [
    string,
    string,
  ];
  const scopes = scopesOf(scope);
  const mine = scopeName({ siteId, contactId: actor.id });
  const count = (name: string, period: string) => countKey(scope.company, name, period);
  const [thisMonth = '', lastMonth = ''] = months.slice(-2).toReversed();
  const periods = [nowPeriod, thisYear, lastYear, thisMonth, lastMonth];
  const wanted = periods.flatMap((period) => scopes.map(({ scope: name }) => count(name, period)));
  const seat = scopeName({ siteId, approverId: actor.id });
  const [open, [settings, board, changeBoard, delegations, waiting, ...raw]] = await Promise.all([
    findLatestOpen(scope, latest),
    readMany([
      settingsKey,
      boardKey,
      changeBoardKey(scope.company),
      delegationsKey(scope.company),
      count(seat, nowPeriod),
      ...wanted,
      count(mine, nowPeriod),
    ]),
  ]);
  const [standing = {}, year = {}, yearBefore = {}, month = {}, monthBefore = {}] = periods.map((_, at) =>
    addUp(scopes.map(({ times }, i) => ({ counts: countsOf(raw[at * scopes.length + i]), times }))),
  );
  const own = countsOf(raw.at(-1));
  const inMonth = (day: string) => (day.startsWith(thisMonth) ? month : monthBefore);
  const inYear = (at: string) => (at.startsWith(thisYear) ? year : yearBefore);
  const sum = (numbers: (number | undefined)[]) => numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
  const provider = settingsEntity.parse(settings ?? {});
  return {
    tiles: {
      open: standing[openCount] ?? 0,
      waitingOnMe: own[waitingCount] ?? 0,
      waitingMyApproval: await approvals(
        context,
        siteId,
        { changeBoard, delegations, waiting },
        provider.timeZone,
      ),
      openedThisMonth: year[createdIn(now.toISOString())] ?? 0,
      openedThisYear: sum(
        Array.from(
          { length: 12 },
          (_, i) => year[createdIn(`${thisYear}-${String(i + 1).padStart(2, '0')}`)],
        ),
      ),
      completedRecently: sum(lastDays(now).map((day) => inMonth(day)[completedOn(day)])),
    },
    months: months.map((one) => ({
      month: one,
      created: inYear(one)[createdIn(one)] ?? 0,
      completed: inYear(one)[completedIn(one)] ?? 0,
    })),
    openByType: requestTypes.map((type) => ({ type, open: standing[openOfType(type)] ?? 0 })),
    latestOpen: open,
    announcements: board ? boardEntity.parse(board).heads : [],
    welcome: provider.welcome,
    phone: provider.phone,
    hours: provider.hours,
  };
}

type Raw = Record<string, unknown> | undefined;

/**
 * What waits for this person's approval: the kept count, or, for who stands in for others today, the rows themselves, because
 * a ticket that waits on several seats of one person is one. Undefined for those who approve nothing.
 */
async function approvals(
  { actor, now }: ByCustomer,
  siteId: string | undefined,
  raw: { changeBoard: Raw; delegations: Raw; waiting: Raw },
  timeZone: string,
): Promise<number | undefined> {
  const kept = countsOf(raw.waiting)[approvalCount] ?? 0;
  const members = standsInFor(delegationsIn(raw.delegations), actor.id, dayIn(timeZone, now));
  if (members.length > 0) {
    const scope = { company: companyOf(actor), siteId };
    const { tickets } = await findTickets(scope, { list: 'approvals', me: actor.id, members, now });
    return tickets.length;
  }
  return onBoard(raw.changeBoard, actor.id) || kept > 0 ? kept : undefined;
}

const onBoard = (raw: Raw, id: string): boolean =>
  raw !== undefined && changeBoardEntity.parse(raw).memberIds.includes(id);

/** Whether the list of what waits for this person's approval belongs in the menu: as the home page's tile. */
const approvesNow = (
  { actor, now }: ByCustomer,
  raw: { changeBoard: Raw; delegations: Raw; waiting: Raw },
  timeZone: string,
): boolean =>
  onBoard(raw.changeBoard, actor.id) ||
  (countsOf(raw.waiting)[approvalCount] ?? 0) > 0 ||
  standsInFor(delegationsIn(raw.delegations), actor.id, dayIn(timeZone, now)).length > 0;

export async function getMe(context: ByCustomer): Promise<Output<C['getMe']>> {
  const { actor, now } = context;
  const company = companyOf(actor);
  const seat = countKey(company, scopeName({ approverId: actor.id }), nowPeriod);
  const [contact, preferences, sites, [rawCompany, rawSettings], approval] = await Promise.all([
    readContact(company, actor.id),
    readPreferences(company, actor.id),
    findSites(company),
    recall([companyKey(company), settingsKey]),
    readMany([changeBoardKey(company), delegationsKey(company), seat]),
  ]);
  if (!contact || !rawCompany || !rawSettings) throw notFound('profile');
  const levels = await levelsOf(contact.access.levels);
  const capabilities = capabilitiesOf(contact.access.levels, levels);
  const provider = settingsEntity.parse(rawSettings);
  const [changeBoard, delegations, waiting] = approval;
  return {
    id: contact.id,
    name: fullName(contact.fields),
    firstName: contact.fields.firstName,
    email: contact.fields.email,
    photo: linksTo(company, contact.photoId, now),
    companyName: companyEntity.parse(rawCompany).name,
    // Who is bound to sites has only these to choose from.
    sites: sites.filter(({ id }) => mayRaiseAt(actor, id)).map(({ id, name }) => ({ id, name })),
    capabilities,
    approves: approvesNow(context, { changeBoard, delegations, waiting }, provider.timeZone),
    pages: pagesOf(capabilities),
    levels: levelNames(contact.access.levels, levels),
    providerName: provider.providerName,
    preferences,
  };
}

export async function getAnnouncement(id: string): Promise<Output<C['getAnnouncement']>> {
  const found = await readAnnouncement(id);
  if (!found) throw notFound('announcement');
  return { ...found, firstLines: '' };
}
