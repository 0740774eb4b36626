import type { CompanyId } from '../platform/context.ts';
import * as keys from '../platform/keys.ts';
import { writeMany } from '../platform/many.ts';
import { freshStamp } from '../platform/stamps.ts';
import type { Consumer } from '../platform/stream.ts';
import { readersOf } from './reach.model.ts';
import { ticketEntity } from './tickets.table.ts';

/**
 * How long the indexes may take to follow the table, in ms. They usually take a few; nothing promises it. Until then
 * answers carry no tag, so that one which still holds the old is asked for again.
 */
const indexesFollow = 3_000;

/** The lists that show a ticket: its company's, those of its people, and the queues of the desk. */
function listsOf(raw: Record<string, unknown> | undefined): string[] {
  if (!raw || !ticketEntity.is(raw)) return [];
  const ticket = ticketEntity.parse(raw);
  const company = ticket.companyId as CompanyId;
  return [
    keys.companyWork(company),
    ...readersOf(ticket).map((id) => keys.contactTickets(company, id)),
    ...(ticket.status === 'waiting-approval' ? [keys.companyApprovals(company)] : []),
    keys.wholeQueue,
    keys.teamQueue(ticket.teamId),
    ...(ticket.technicianId ? [keys.technicianQueue(ticket.technicianId)] : []),
  ];
}

/** Tells that lists have changed, in one request. Repeating it only makes people read a list once more. */
export const stampLists =
  (clock: () => number): Consumer =>
  async ({ before, after }) => {
    const lists = new Set([...listsOf(before), ...listsOf(after)]);
    const settled = clock() + indexesFollow;
    await writeMany(
      [...lists].map((list) => freshStamp(keys.listStampKey(list), settled)),
      [],
    );
  };
