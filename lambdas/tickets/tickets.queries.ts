import type { CompanyId } from '../platform/context.ts';
import * as keys from '../platform/keys.ts';
import { query, queryAll, read } from '../platform/table.ts';
import type { Activity, Ticket, TicketDetail, TicketFile, TicketListName } from './ticket.model.ts';
import { activityEntity, cardEntity, detailEntity, ticketEntity, ticketFileEntity } from './tickets.table.ts';

/** Reading tickets: each of these is one request while the answer is below 1 MB. */

export type Found = { ticket: Ticket; detail: TicketDetail; activity: Activity[]; files: TicketFile[] };

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
  const activity = items.filter(activityEntity.is).map((raw): Activity => activityEntity.parse(raw));
  return {
    ticket: ticketEntity.parse(ticket),
    detail: detailEntity.parse(detail),
    activity: activity.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    files: items.filter(ticketFileEntity.is).map((raw) => ticketFileEntity.parse(raw)),
  };
}

/** Only the ticket itself. */
export const readTicket = (company: CompanyId, number: string): Promise<Ticket | undefined> =>
  read(ticketEntity, keys.ticketKey(company, number));

/** At most this many tickets come whole. */
const whole = 1_000;
const pageSize = 50;
const days = 24 * 3600 * 1000;

/** Whose tickets: the company's, or one contact's. */
export type Scope = { company: CompanyId; contactId?: string };
export type Page = { tickets: Ticket[]; end?: Record<string, unknown> };

const parse = (items: Record<string, unknown>[]): Ticket[] => items.map((raw) => ticketEntity.parse(raw));

/** One of the ready-made lists; `me` is the person that "mine" and "waiting" speak of. */
export async function findTickets(
  scope: Scope,
  list: TicketListName,
  me: string,
  now: Date,
  after?: Record<string, unknown>,
): Promise<Page> {
  if (list === 'all' || list === 'month') return byAge(scope, list, now, after);
  const partition = keys.companyWork(scope.company);
  const contact = list === 'mine' || list === 'waiting' ? me : scope.contactId;
  const conditions = [
    contact && 'contactId = :contact',
    list === 'waiting' && '#status = :status',
    list === 'resolved' && '#status = :status',
  ].filter(Boolean);
  const filter =
    conditions.length > 0
      ? {
          expression: conditions.join(' AND '),
          ...(list === 'waiting' || list === 'resolved' ? { names: { '#status': 'status' } } : {}),
          values: {
            ...(contact && { ':contact': contact }),
            ...(list === 'waiting' && { ':status': 'waiting-client' }),
            ...(list === 'resolved' && { ':status': 'resolved' }),
          },
        }
      : undefined;
  const since = new Date(now.getTime() - (list === 'recent' ? 7 : 90) * days).toISOString();
  const done = list === 'recent' || list === 'resolved';
  const range = done
    ? { between: [`${keys.donePrefix}${since}`, `${keys.donePrefix}~`] as [string, string] }
    : { prefix: keys.openPrefix };
  return {
    tickets: parse(
      await queryAll({ index: 'GSI2', partition, ...range, filter, newestFirst: true, limit: whole }),
    ),
  };
}

async function byAge(
  scope: Scope,
  list: 'all' | 'month',
  now: Date,
  after?: Record<string, unknown>,
): Promise<Page> {
  const where = scope.contactId
    ? ({ index: 'GSI3', partition: keys.contactTickets(scope.company, scope.contactId) } as const)
    : ({ index: 'GSI1', partition: keys.companyTickets(scope.company) } as const);
  if (list === 'month') {
    const prefix = `T${now.toISOString().slice(0, 7).replace('-', '')}`;
    return { tickets: parse(await queryAll({ ...where, prefix, newestFirst: true, limit: whole })) };
  }
  const page = await query({ ...where, newestFirst: true, limit: pageSize, after });
  return { tickets: parse(page.items), end: page.end };
}

/** A queue of the desk: a team's, a technician's, or the whole desk's, oldest first. */
export async function findCards(queue: { team: string } | { technician: string } | 'all'): Promise<Ticket[]> {
  const where =
    queue === 'all'
      ? ({ index: 'GSI3', partition: keys.wholeQueue } as const)
      : 'team' in queue
        ? ({ index: 'GSI1', partition: keys.teamQueue(queue.team) } as const)
        : ({ index: 'GSI2', partition: keys.technicianQueue(queue.technician) } as const);
  const items = await queryAll({ ...where, limit: whole });
  return items.map((raw) => cardEntity.parse(raw));
}
