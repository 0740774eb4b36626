import type { CompanyId } from '../platform/context.ts';
import { cardKey, detailKey, ticketKey } from '../platform/keys.ts';
import { notFound } from '../platform/problem.ts';
import { change, type Step } from '../platform/steps.ts';
import type { Status } from '../tickets/lifecycle.model.ts';
import type { TicketDetail } from '../tickets/ticket.model.ts';
import { ticketEntity, type TicketGuard, type TicketUpdate } from '../tickets/tickets.table.ts';
import { redactedText } from './redaction.model.ts';

/** Taking texts out of a request, in whatever status it is. */

const there = { expression: 'attribute_exists(PK)' };

/** Counts the ticket's version on and sets another title if there is one; on the desk's card too while there is one. */
export function redactTicket(
  company: CompanyId,
  number: string,
  status: Status,
  { version, refuse }: Required<Pick<TicketGuard, 'version' | 'refuse'>>,
  set: TicketUpdate,
): Step[] {
  const asSeen = {
    expression: '#version = :seen',
    names: { '#version': 'version' },
    values: { ':seen': version },
  };
  const counted = { set, add: { version: 1 } };
  const ticket = change(ticketKey(company, number), counted, asSeen, (raw) =>
    raw ? refuse(ticketEntity.parse(raw)) : notFound('ticket'),
  );
  if (status === 'closed' || status === 'declined') return [ticket];
  return [ticket, change(cardKey(company, number), counted, there, () => undefined)];
}

export const redactDetail = (company: CompanyId, number: string, parts: (keyof TicketDetail)[]): Step =>
  change(
    detailKey(company, number),
    { set: Object.fromEntries(parts.map((part) => [part, redactedText])) },
    there,
    () => notFound('ticket'),
  );
