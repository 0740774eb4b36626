import type { MailJob } from '../mail/mail-job.ts';
import type { CompanyId } from '../platform/context.ts';
import type { EventRecord } from '../platform/event.ts';
import { findTickets } from '../tickets/lists.queries.ts';
import { whoCanSignIn } from './approvals.table.ts';
import { Delegation } from './board.model.ts';
import { today } from './stand-ins.ts';

/** The mail to a stand-in: for how long, and what waits already when it begins at once. Costs a query and a read. */
export async function standInMailsFor(event: EventRecord): Promise<MailJob[]> {
  if (event.type !== 'approver.away' || event.quiet) return [];
  const { success, data } = Delegation.safeParse(event.data);
  if (!success) return [];
  const { memberId, memberName, delegateId, from, to } = data;
  const company = event.companyId as CompanyId;
  const now = new Date(event.at);
  const [delegate] = await whoCanSignIn(company, [delegateId]);
  if (!delegate) return [];
  const begun = from <= (await today({ now }));
  const waiting = begun
    ? (await findTickets({ company }, { list: 'approvals', me: delegateId, members: [memberId], now }))
        .tickets
    : undefined;
  return [
    {
      eventId: event.id,
      to: delegate.email,
      reader: { companyId: company, contactId: delegateId },
      template: 'stand-in',
      data: {
        firstName: delegate.firstName,
        member: memberName,
        from,
        to,
        waiting: waiting
          ?.filter(
            ({ approval }) => approval?.waitsOn.includes(memberId) && !approval.own.includes(delegateId),
          )
          .map(({ number, title }) => ({ number, title })),
      },
    },
  ];
}
