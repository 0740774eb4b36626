import { applyOnce } from '../platform/once.ts';
import type { Consumer } from '../platform/stream.ts';
import { ticketEntity } from '../tickets/tickets.table.ts';
import { difference } from './counts.model.ts';
import { moveCounts } from './counts.table.ts';

/**
 * Moves the counts by what a change of a ticket means, once for each change however often it is delivered.
 * Differences add up in any order, so late and repeated deliveries end at the same counts.
 */
export const followCounts: Consumer = async ({ id, before, after }) => {
  const [was, is] = [before, after].map((raw) =>
    raw && ticketEntity.is(raw) ? ticketEntity.parse(raw) : undefined,
  );
  const amounts = difference(was, is);
  const company = (is ?? was)?.companyId;
  if (company && amounts.size > 0) await applyOnce(id, 'COUNTS', moveCounts(company, amounts));
};
