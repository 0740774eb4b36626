import { approvalEntity } from '../approvals/approvals.table.ts';
import type { Round } from '../approvals/round.model.ts';
import type { CompanyId } from '../platform/context.ts';
import * as keys from '../platform/keys.ts';
import { query, queryAll, read } from '../platform/table.ts';
import { filterOf } from './lists.queries.ts';
import type { Activity, Ticket, TicketDetail, TicketFile } from './ticket.model.ts';
import {
  activityEntity,
  cardEntity,
  detailEntity,
  type StoredTicket,
  ticketAttributes,
  ticketEntity,
  ticketFileEntity,
  type TicketFields,
} from './tickets.table.ts';

/** Reading tickets: each of these is one request while the answer is below 1 MB. */

export type Found = {
  ticket: StoredTicket;
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
export const readTicket = (company: CompanyId, number: string): Promise<StoredTicket | undefined> =>
  read(ticketEntity, keys.ticketKey(company, number));

/** At most this many cards in a queue, and resolved tickets in a page. */
const whole = 1_000;

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
