import * as keys from '../platform/keys.ts';
import { query } from '../platform/table.ts';
import { isOpen } from '../tickets/lifecycle.model.ts';
import type { Ticket } from '../tickets/ticket.model.ts';
import { reachCondition, ticketAttributes, ticketEntity, type Scope } from '../tickets/tickets.table.ts';

/** So many of the newest open tickets are compared with a title that is being typed. */
const compared = 300;

/** The newest open tickets that a person may see: always one query. Those who reach their own alone have an index of their own. */
export async function findOpenToCompare(scope: Scope): Promise<Ticket[]> {
  const own = scope.contactId !== undefined && !scope.siteIds?.length;
  const where = own
    ? ({ index: 'GSI3', partition: keys.contactTickets(scope.company, scope.contactId ?? '') } as const)
    : ({
        index: 'GSI2',
        partition: keys.companyWork(scope.company),
        prefix: keys.openPrefix,
        filter: reachCondition(scope),
      } as const);
  const { items } = await query({ ...where, limit: compared, newestFirst: true, only: ticketAttributes });
  return items.map((raw) => ticketEntity.parse(raw)).filter(({ status }) => isOpen(status));
}
